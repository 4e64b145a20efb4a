package org.onsale.loadtest.verdict;

/**
 * One entry of the server's admission log.
 *
 * @param atMillis Unix time by Redis
 * @param number the place it is about, 0 when it is about none
 * @param held slots held right after it
 * @param cap the cap in force then
 */
public record LogEntry(long atMillis, What what, long number, long held, long cap) {
    /** What was done; {@code OTHER} for what this version does not know. */
    public enum What {
        ENTERED,
        CALLED,
        ABSENT,
        MISSED,
        CLAIMED,
        RELEASED,
        EXPIRED,
        LEFT,
        OTHER;

        public static What named(String name) {
            for (What what : values()) {
                if (what.name().equalsIgnoreCase(name)) {
                    return what;
                }
            }
            return OTHER;
        }
    }

    /** Whether it gave a slot to somebody who held none. */
    boolean grants() {
        return what == What.ENTERED || what == What.CALLED;
    }
}

package org.onsale.redis;

/** Names of the keys that belong to no single event. */
public final class InstallationKeys {

    private InstallationKeys() {}

    /** set: ids of all events. */
    public static String events() {
        return "onsale:events";
    }

    /** stream, bounded: requests of organisers that were refused for who made them. */
    public static String refusals() {
        return "onsale:refusals";
    }

    /**
     * hash: {@code <service>/<node id>} → {@code 1 <ms of the last sign> <ms of the start> <host:port>}, the 1 being the
     * version of that text; a node silent for ten minutes is taken out, and the key expires ten minutes after the last
     * sign of any.
     */
    public static String nodes() {
        return "onsale:nodes";
    }
}

package org.onsale.admission.domain;

/** How long people wait. */
public sealed interface Wait {
    Wait NOT_KNOWN = new NotKnown();
    Wait NONE = new Between(0, 0);

    /** Whether there are figures; a getter by name, since it is part of the JSON. */
    default boolean isKnown() {
        return this instanceof Between;
    }

    /** There is nothing to tell it by, or nobody is being called. */
    record NotKnown() implements Wait {}

    /**
     * A range.
     *
     * @param p50Seconds half of the people wait less
     * @param p90Seconds nine of ten people wait less; never below p50
     */
    record Between(long p50Seconds, long p90Seconds) implements Wait {}
}

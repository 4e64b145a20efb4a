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
}

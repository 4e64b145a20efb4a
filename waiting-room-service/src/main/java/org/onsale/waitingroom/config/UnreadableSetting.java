package org.onsale.waitingroom.config;

/** A setting this service cannot start with. Its message names the setting and shows no secret. */
final class UnreadableSetting extends RuntimeException {

    UnreadableSetting(String name, String why) {
        super(name + ": " + why);
    }
}

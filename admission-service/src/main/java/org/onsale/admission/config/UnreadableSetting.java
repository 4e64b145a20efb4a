package org.onsale.admission.config;

/** A setting of the environment that cannot be used; the service does not start. Its message is one line. */
final class UnreadableSetting extends RuntimeException {

    UnreadableSetting(String name, String reason) {
        super(name + " cannot be used: " + reason.replaceAll("\\.+$", "") + ".");
    }
}

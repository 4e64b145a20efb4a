package org.onsale.local;

/** Why it cannot run: one sentence for the person at the terminal. */
final class CannotStart extends RuntimeException {

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}

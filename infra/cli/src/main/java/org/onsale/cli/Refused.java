package org.onsale.cli;

/** It was not done, for a reason that fits in a line. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message, null, false, false);
    }
}

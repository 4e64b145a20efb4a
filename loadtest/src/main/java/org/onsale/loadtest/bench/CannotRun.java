package org.onsale.loadtest.bench;

/** Why the bench cannot run or go on, in one line for people. */
final class CannotRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotRun(String reason) {
        super(reason);
    }

    CannotRun(String reason, Throwable cause) {
        super(reason, cause);
    }
}

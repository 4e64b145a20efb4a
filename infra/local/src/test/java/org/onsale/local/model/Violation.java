package org.onsale.local.model;

/** A broken promise. */
final class Violation extends AssertionError {

    /** The promises the model watches over. */
    enum Promise {
        STRICT_CAP,
        FIRST_IN_FIRST_OUT,
        NOBODY_LOST,
        NO_DEAD_SLOTS,
        ONE_PLACE,
        AHEAD_NEVER_RISES,
        LEASES
    }

    private static final long serialVersionUID = 1;

    final Promise promise;

    Violation(Promise promise, String what) {
        super(promise + ": " + what);
        this.promise = promise;
    }
}

package org.onsale.admission.application;

/** It cannot be done now; asking again in a moment helps. */
public final class Busy extends RuntimeException {

    public Busy(String message) {
        super(message, null, false, false);
    }
}

package org.onsale.waitingroom.application;

/** A bounded queue is full. Carries no stack trace: under overload it is made thousands of times a second. */
final class Overloaded extends RuntimeException {

    Overloaded(String message) {
        super(message, null, false, false);
    }
}

package org.onsale.waitingroom.application;

/** Limits how many joins this node takes. */
@FunctionalInterface
public interface PermitsJoins {

    /** Whether one more join may be tried now. Never waits. */
    boolean permit();
}

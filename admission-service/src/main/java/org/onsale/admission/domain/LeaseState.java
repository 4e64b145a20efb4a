package org.onsale.admission.domain;

/** Whether a checkout holds its slot at this moment. */
public enum LeaseState {
    HELD,
    GONE,
    /** Redis lost data that is not back yet, so absence proves nothing. */
    ON_HOLD
}

package org.onsale.admission.application;

import org.onsale.admission.domain.Checkout;
import org.onsale.admission.domain.PassReading;
import org.onsale.redis.EventId;

/** Signs and reads passes. Both are arithmetic: nothing outside this process is asked. */
public interface Passes {

    /** A pass for the checkout, valid until the end of its term. */
    String sign(EventId event, Checkout checkout);

    /** Never fails: whatever is not a pass of ours for this event is refused. */
    PassReading read(EventId event, String text);
}

package org.onsale.local.model;

import org.onsale.admission.application.EventMemory;
import org.onsale.admission.application.Happenings;
import org.onsale.admission.domain.OfferOutcome;
import org.onsale.redis.EventId;

/** Counts nothing; a tick that fails fails the test. */
final class Unwatched implements Happenings {

    @Override
    public void answered(EventId event, Answer answer) {}

    @Override
    public void met(EventMemory memory) {}

    @Override
    public void offered(EventId event, OfferOutcome outcome) {}

    @Override
    public void tickFailed(EventId event, Throwable error) {
        throw new AssertionError("A tick of " + event.value() + " failed", error);
    }
}

package org.onsale.admission.application;

import org.onsale.admission.domain.OfferOutcome;
import org.onsale.redis.EventId;

/** Is told what happens, to count it. */
public interface Happenings {

    /** This node learned of an event. */
    void met(EventMemory memory);

    /** One answer to a buyer, shop or gateway. */
    void answered(EventId event, Answer answer);

    void offered(EventId event, OfferOutcome outcome);

    /** An event could not be looked after on a tick. */
    void tickFailed(EventId event, Throwable error);

    /** Kinds of answers. */
    enum Answer {
        ENTERED,
        SENT_TO_LINE,
        CLAIMED,
        NOT_OFFERED,
        EXTENDED,
        GONE,
        RELEASED,
        PASSED,
        TURNED_AWAY,
        HELD_BACK
    }
}

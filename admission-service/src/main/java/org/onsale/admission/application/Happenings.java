package org.onsale.admission.application;

import org.onsale.admission.domain.OfferOutcome;
import org.onsale.redis.EventId;

/** Is told what happens, to count it. */
public interface Happenings {
    /** For nodes that nobody watches. */
    static Happenings ignored() {
        return new Happenings() {
            @Override
            public void met(EventMemory memory) {}

            @Override
            public void answered(EventId event, Answer answer) {}

            @Override
            public void offered(EventId event, OfferOutcome outcome) {}

            @Override
            public void tickFailed(EventId event, Throwable error) {}
        };
    }

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
        LEAVING,
        GONE,
        RELEASED,
        PASSED,
        TURNED_AWAY,
        HELD_BACK
    }
}

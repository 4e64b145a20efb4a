package org.onsale.waitingroom.application;

import java.time.Instant;
import java.util.Optional;
import org.onsale.waitingroom.domain.Phase;

/** Answer to a wish to join. */
public sealed interface JoinAnswer
        permits JoinAnswer.Placed,
                JoinAnswer.LineFull,
                JoinAnswer.JoiningClosed,
                JoinAnswer.IdentityNeeded,
                JoinAnswer.TooManyJoins,
                UnknownEvent,
                NotNow {

    /**
     * The place.
     *
     * @param isNew false if it was joined before
     * @param told always with a place token
     */
    record Placed(boolean isNew, Told told) implements JoinAnswer {}

    /** The line has no room. */
    record LineFull() implements JoinAnswer {}

    /** @param opensAt present where joining is yet to open at a known time */
    record JoiningClosed(Phase phase, Optional<Instant> opensAt) implements JoinAnswer {}

    /** The event gives one place per identity, and none was proven. */
    record IdentityNeeded() implements JoinAnswer {}

    /** More joins than this node takes. */
    record TooManyJoins() implements JoinAnswer {}
}

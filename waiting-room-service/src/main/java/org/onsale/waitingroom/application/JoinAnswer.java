package org.onsale.waitingroom.application;

import java.time.Instant;
import java.util.Optional;
import org.onsale.waitingroom.domain.EventSettings;
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
    record Placed(boolean isNew, Told told, EventSettings settings) implements JoinAnswer {}

    /** The line has no room. */
    record LineFull() implements JoinAnswer {}

    /** The event's phase allows no joins. */
    record JoiningClosed(EventSettings settings) implements JoinAnswer {

        /** Present where joining is yet to open at a known time. */
        public Optional<Instant> opensAt() {
            return settings.opensAt().filter(time -> settings.phase() == Phase.SCHEDULED);
        }
    }

    /** The event gives one place per identity, and none was proven. */
    record IdentityNeeded() implements JoinAnswer {}

    /** More joins than this node takes. */
    record TooManyJoins() implements JoinAnswer {}
}

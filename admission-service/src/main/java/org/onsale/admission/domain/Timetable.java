package org.onsale.admission.domain;

import java.time.Instant;
import java.util.Optional;

/** The phase an event moves to by its own times. */
public final class Timetable {
    private Timetable() {}

    /**
     * The phase that is due, if another one stands. A closing time acts once: settings written after it stand,
     * so an organiser may reopen a sale that closed by itself. {@code paused} is never left by a time other
     * than closing.
     */
    public static Optional<Phase> due(StoredSettings stored, Instant now) {
        EventSettings settings = stored.settings();
        Phase phase = settings.phase();
        boolean closing = settings.closesAt()
                .filter(at -> !at.isAfter(now) && at.isAfter(stored.updatedAt()))
                .isPresent();
        if (closing && phase != Phase.CLOSED) {
            return Optional.of(Phase.CLOSED);
        }
        if (isOver(settings.opensAt(), now) && (phase == Phase.SCHEDULED || phase == Phase.PREQUEUE)) {
            return Optional.of(Phase.OPEN);
        }
        if (isOver(settings.prequeueAt(), now) && phase == Phase.SCHEDULED) {
            return Optional.of(Phase.PREQUEUE);
        }
        return Optional.empty();
    }

    private static boolean isOver(Optional<Instant> at, Instant now) {
        return at.filter(time -> !time.isAfter(now)).isPresent();
    }
}

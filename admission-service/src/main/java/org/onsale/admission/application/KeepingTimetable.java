package org.onsale.admission.application;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.Phase;
import org.onsale.admission.domain.Precondition;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.admission.domain.Timetable;
import reactor.core.publisher.Mono;

/** Moves an event to the phase its own times ask for, as one more change of settings, in the audit like any other. */
public final class KeepingTimetable {
    private static final Byline BY = Byline.of("timetable");

    private final OperatingEvent operating;
    private final InstantSource clock;

    public KeepingTimetable(OperatingEvent operating, InstantSource clock) {
        this.operating = operating;
        this.clock = clock;
    }

    Mono<Void> keep(EventMemory memory) {
        StoredSettings stored = memory.settings();
        return Mono.justOrEmpty(Timetable.due(stored, clock.instant()))
                .flatMap(phase -> move(memory, stored, phase))
                .then();
    }

    /** Nodes race for it; the version lets one of them win. */
    private Mono<OperatingEvent.Result> move(EventMemory memory, StoredSettings stored, Phase phase) {
        Precondition unchanged = new Precondition.Versions(Set.of(stored.version()));
        return operating.patch(memory.event(), Map.of("phase", phase.word()), unchanged, false, BY);
    }
}

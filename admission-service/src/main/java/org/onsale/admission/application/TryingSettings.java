package org.onsale.admission.application;

import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.domain.EventSettings;
import org.onsale.admission.domain.Preview;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;

/** Tells what a change of settings would do, and changes nothing. */
public final class TryingSettings {
    private final KnownEvents events;
    private final WatchingEvent watching;
    private final InstantSource clock;

    public TryingSettings(KnownEvents events, WatchingEvent watching, InstantSource clock) {
        this.events = events;
        this.watching = watching;
        this.clock = clock;
    }

    /** Of a JSON merge patch, against the settings that stand in Redis. Fails with SettingRefused or {@link UnknownEvent}. */
    public Mono<Preview> preview(EventId event, Map<String, ? extends @Nullable Object> patch) {
        return events.reread(event)
                .switchIfEmpty(Mono.error(() -> new UnknownEvent(event)))
                .flatMap(memory -> {
                    EventSettings wanted = memory.settings().settings().patched(patch);
                    return watching.board(memory)
                            .map(board -> Preview.of(
                                    memory.settings(),
                                    wanted,
                                    board,
                                    memory.measurements().recent(),
                                    clock.instant()));
                });
    }
}

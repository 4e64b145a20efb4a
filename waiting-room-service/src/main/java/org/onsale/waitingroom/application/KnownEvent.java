package org.onsale.waitingroom.application;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.domain.EventSettings;
import org.onsale.waitingroom.domain.NumberSet;
import org.onsale.waitingroom.domain.PollLimiter;
import org.onsale.waitingroom.domain.Standing;

/** An event this node has heard of: what it knows, whom it has heard, and its ways to Redis. */
final class KnownEvent {

    private final EventId id;
    private final AtomicReference<Knowledge> knowledge;
    private final NumberSet heard = new NumberSet();
    private final PollLimiter limiter = new PollLimiter();
    private final Batches<String, TakesPlaces.Outcome> joins;
    private final Batches<RestoresPlaces.Place, Standing> restores;
    private final LeftMirror leftMirror = new LeftMirror();
    private volatile Instant lastAsked;
    private volatile boolean isChanged;

    KnownEvent(
            EventId id,
            EventSettings settings,
            Instant now,
            Batches<String, TakesPlaces.Outcome> joins,
            Batches<RestoresPlaces.Place, Standing> restores) {
        this.id = id;
        this.knowledge = new AtomicReference<>(Knowledge.of(settings));
        this.lastAsked = now;
        this.joins = joins;
        this.restores = restores;
    }

    EventId id() {
        return id;
    }

    Knowledge knowledge() {
        return knowledge.get();
    }

    Knowledge learn(UnaryOperator<Knowledge> news) {
        return knowledge.updateAndGet(news);
    }

    /** Places heard of since the last report. */
    NumberSet heard() {
        return heard;
    }

    PollLimiter limiter() {
        return limiter;
    }

    Batches<String, TakesPlaces.Outcome> joins() {
        return joins;
    }

    Batches<RestoresPlaces.Place, Standing> restores() {
        return restores;
    }

    LeftMirror leftMirror() {
        return leftMirror;
    }

    void askedAt(Instant now) {
        lastAsked = now;
    }

    Instant lastAsked() {
        return lastAsked;
    }

    /** The settings are told to have changed: they will be read again. */
    void changed() {
        isChanged = true;
    }

    boolean takeChanged() {
        boolean was = isChanged;
        isChanged = false;
        return was;
    }
}

package org.onsale.admission.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import org.onsale.admission.application.DeliveringNotices;
import org.onsale.admission.application.EventMemory;
import org.onsale.admission.application.Happenings;
import org.onsale.admission.domain.OfferOutcome;
import org.onsale.redis.EventId;

/**
 * Counts what happens on this node, and shows each event as this node saw it last.
 *
 * <p>Sums over nodes: let in = answers{entered} + answers{claimed}, where a repeated request counts again; turns
 * offered = claimed + missed + open now; notices tried = delivered + failed, and each is delivered at least once or given
 * up. In one node's gauges: turns + checkouts ≤ cap, unless the cap was lowered.
 */
public final class Metrics implements Happenings, DeliveringNotices.Progress {
    private final MeterRegistry registry;

    public Metrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void met(EventMemory memory) {
        for (EventFigure figure : EventFigure.values()) {
            Gauge.builder(figure.meter(), memory, figure::of)
                    .description(figure.description())
                    .tags(event(memory.event()))
                    .register(registry);
        }
    }

    @Override
    public void answered(EventId event, Answer answer) {
        String word = answer.name().toLowerCase(Locale.ROOT);
        count(Count.ANSWERS, event(event).and(Count.ANSWER_TAG, word), 1);
    }

    @Override
    public void offered(EventId event, OfferOutcome outcome) {
        if (outcome instanceof OfferOutcome.Done done) {
            count(Count.TURNS_OFFERED, event(event), done.called());
            count(Count.TURNS_MISSED, event(event), done.missed());
            count(Count.PLACES_ABSENT, event(event), done.absent());
            count(Count.CHECKOUTS_EXPIRED, event(event), done.expired());
        } else {
            count(Count.OFFERS_HELD_BACK, event(event), 1);
        }
    }

    @Override
    public void tickFailed(EventId event, Throwable error) {
        count(Count.TICKS_FAILED, event(event), 1);
    }

    @Override
    public void delivered(EventId event, String receiver) {
        count(Count.NOTICES_DELIVERED, event(event).and(Count.RECEIVER_TAG, receiver), 1);
    }

    @Override
    public void failed(EventId event, String receiver) {
        count(Count.NOTICES_FAILED, event(event).and(Count.RECEIVER_TAG, receiver), 1);
    }

    @Override
    public void givenUp(EventId event, String receiver) {
        count(Count.NOTICES_GIVEN_UP, event(event).and(Count.RECEIVER_TAG, receiver), 1);
    }

    private void count(Count count, Tags tags, int amount) {
        if (amount > 0) {
            Counter.builder(count.meter())
                    .description(count.description())
                    .tags(tags)
                    .register(registry)
                    .increment(amount);
        }
    }

    private static Tags event(EventId event) {
        return Tags.of(Count.EVENT_TAG, event.value());
    }
}

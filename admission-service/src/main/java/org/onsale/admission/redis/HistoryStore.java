package org.onsale.admission.redis;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onsale.admission.application.RecallingEvent;
import org.onsale.admission.domain.Phase;
import org.onsale.admission.domain.Reading;
import org.onsale.admission.domain.SaleHistory;
import org.onsale.admission.domain.Tally;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.StreamEntry;
import reactor.core.publisher.Mono;

/** Reads the event's figures as {@code history.lua} writes them. */
public final class HistoryStore implements RecallingEvent.History {
    private static final int PAGE = 1_000;
    /** More than the stream keeps, should its bound be overshot. */
    private static final int MOST = 25_000;

    private static final String AT = "at";
    private static final String FIGURES = "v1";
    private static final List<String> ORDER = List.of(
            "phase",
            "hold",
            "waiting",
            "present",
            "turns",
            "checkouts",
            "cap",
            "lastNumber",
            "nowServing",
            "joined",
            "entered",
            "called",
            "claimed",
            "missed",
            "absent",
            "left",
            "completed",
            "abandoned",
            "expired",
            "claimMs",
            "checkoutMs");

    private final RedisAccess redis;

    public HistoryStore(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<SaleHistory> since(EventId event, Instant from) {
        String key = EventKeys.of(event).history();
        return page(key, Math.max(0, from.toEpochMilli()) + "-0")
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(key, page.get(page.size() - 1).id()))
                .take(MOST / PAGE)
                .flatMapIterable(page -> page)
                .filter(entry -> entry.fields().containsKey(FIGURES))
                .map(HistoryStore::reading)
                .collectList()
                .map(SaleHistory::of);
    }

    private Mono<List<StreamEntry>> page(String key, String after) {
        return redis.stream(key, after, PAGE);
    }

    private static Reading reading(StreamEntry entry) {
        String[] values = entry.fields().get(FIGURES).split(",", -1);
        Map<String, String> figures = new HashMap<>();
        for (int i = 0; i < Math.min(values.length, ORDER.size()); i++) {
            figures.put(ORDER.get(i), values[i]);
        }
        return new Reading(
                Instant.ofEpochMilli(Long.parseLong(entry.fields().get(AT))),
                phase(figures.getOrDefault("phase", "")),
                "1".equals(figures.get("hold")),
                (int) number(figures, "waiting"),
                (int) Math.min(number(figures, "present"), number(figures, "waiting")),
                (int) number(figures, "turns"),
                (int) number(figures, "checkouts"),
                (int) number(figures, "cap"),
                number(figures, "lastNumber"),
                number(figures, "nowServing"),
                Tally.of(figures));
    }

    /** While the settings were lost there was none, and nobody was called. */
    private static Phase phase(String word) {
        return Stream.of(Phase.values())
                .filter(phase -> phase.word().equals(word))
                .findFirst()
                .orElse(Phase.PAUSED);
    }

    private static long number(Map<String, String> figures, String name) {
        return Long.parseLong(figures.getOrDefault(name, "0"));
    }
}

package org.onsale.admission.organiser;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.onsale.admission.application.Busy;
import org.onsale.admission.application.WatchingEvent;
import org.onsale.admission.domain.LiveFigures;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.onsale.admission.signin.Organiser;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Live figures and the admission log of an event. */
@RestController
@RequestMapping("/v1/admin/events/{event}")
final class WatchController {
    private static final int MOST_STREAMS = 500;
    private static final Pattern STREAM_ID = Pattern.compile("\\d{1,15}-\\d{1,15}");

    private final WatchingEvent watching;
    private final InstantSource clock;
    private final AtomicInteger streams = new AtomicInteger();

    /** What was written down, and from where to go on. */
    record Page(List<Map<String, Object>> entries, String next) {}

    WatchController(WatchingEvent watching, InstantSource clock) {
        this.watching = watching;
        this.clock = clock;
    }

    @GetMapping("/live")
    Mono<LiveFigures> live(@PathVariable("event") String event) {
        return watching.live(Events.known(event));
    }

    @GetMapping(path = "/live/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<LiveFigures> stream(
            @PathVariable("event") String event, @RequestAttribute(Organiser.ATTRIBUTE) Organiser organiser) {
        Flux<LiveFigures> figures = watching.stream(Events.known(event));
        return Flux.using(this::opened, open -> whileGood(organiser, figures), open -> streams.decrementAndGet());
    }

    /** Whoever is let in is let in until their token is over, not for as long as they hold the line. */
    private <T> Flux<T> whileGood(Organiser organiser, Flux<T> figures) {
        return organiser
                .until()
                .map(until -> figures.take(Duration.between(clock.instant(), until)))
                .orElse(figures);
    }

    private int opened() {
        int open = streams.incrementAndGet();
        if (open > MOST_STREAMS) {
            streams.decrementAndGet();
            throw new Busy("At most " + MOST_STREAMS + " live streams are open at once.");
        }
        return open;
    }

    /** The log of what happened to slots, oldest first; {@code next} is the {@code after} of the next page. */
    @GetMapping("/admissions")
    Mono<Page> admissions(
            @PathVariable("event") String event,
            @RequestParam(name = "after", defaultValue = "0-0") String after,
            @RequestParam(name = "count", defaultValue = Counts.USUAL) String count) {
        if (!STREAM_ID.matcher(after).matches()) {
            throw Problem.of(ProblemType.INVALID_REQUEST, "after must be the id of an entry, such as 1700000000000-0.");
        }
        return watching.admissions(Events.known(event), after, Counts.of(count)).map(entries -> page(entries, after));
    }

    private static Page page(List<WatchingEvent.AdmissionEntry> entries, String after) {
        String next =
                entries.isEmpty() ? after : entries.get(entries.size() - 1).id();
        return new Page(entries.stream().map(WatchController::admissionEntry).toList(), next);
    }

    /** The log's own {@code id} is that of the checkout. */
    private static Map<String, Object> admissionEntry(WatchingEvent.AdmissionEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("at", entry.at());
        entry.fields().forEach((name, text) -> {
            switch (name) {
                case "what" -> json.put("what", text);
                case "id" -> json.put("checkout", text);
                default -> json.put(name, Long.valueOf(text));
            }
        });
        return json;
    }
}

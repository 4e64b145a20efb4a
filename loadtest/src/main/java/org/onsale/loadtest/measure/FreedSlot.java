package org.onsale.loadtest.measure;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.onsale.loadtest.options.Given;
import org.onsale.loadtest.options.Target;
import org.onsale.loadtest.target.AdmissionLog;
import org.onsale.loadtest.target.OrganiserApi;
import org.onsale.loadtest.target.PublicApi;
import org.onsale.loadtest.verdict.LogEntry;
import org.onsale.loadtest.verdict.LogEntry.What;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How soon a freed slot is offered to the next in line. The cap is held full by checkouts, many wait; one checkout after
 * the other is released, and the time to the next turn in the admission log is taken: from the release by the log (both
 * moments Redis' own), and from the buyer's answer to the release (clocks of this machine; 0 when the turn came first).
 *
 * <p>Options: {@code -Dwaiting=100000}, {@code -Dsamples=300}, {@code -Drate=500} (polls a second of those who wait,
 * meanwhile), and the target's as for a replay.
 */
public final class FreedSlot {
    private record Held(String checkout, String pass) {}

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Calls calls = new Calls(64);
    private final OrganiserApi organiser;
    private final Target target;
    private final String event = "freed-slot-" + Instant.now().getEpochSecond();
    private final PublicApi api;
    private final AdmissionLog log;
    private final Histogram byLog = new Histogram(3);
    private final Histogram byAnswer = new Histogram(3);

    private FreedSlot(Given given) {
        target = Target.from(given);
        organiser = new OrganiserApi(target);
        api = PublicApi.of(target, event);
        log = new AdmissionLog(organiser, event);
    }

    public static void main(String[] args) throws IOException {
        Given given = new Given(System.getProperties(), Map.of());
        new FreedSlot(given)
                .run(
                        (int) given.whole("samples", 300, 1, 100_000),
                        (int) given.whole("waiting", 100_000, 1, 10_000_000),
                        given.number("rate", 500, 0, 100_000));
    }

    private void run(int samples, int waiting, double rate) throws IOException {
        organiser.put(
                event,
                Map.of(
                        "cap", samples,
                        "checkoutSeconds", 7_200,
                        "heartbeatSeconds", 0,
                        "claimSeconds", 3_600,
                        "awaySeconds", 3_600));
        Wait.of(Duration.ofSeconds(2));
        List<Held> checkouts = enter(samples);
        List<String> tokens = Crowd.joins(calls, api, waiting + samples);
        System.out.printf(Locale.ROOT, "%,d checkouts, %,d places in line at %s%n", samples, tokens.size(), event);
        log.readOn();
        SplittableRandom random = new SplittableRandom(1);
        // The head of the line is called while this runs: those places poll in Redis, so the others poll.
        List<String> pollers = tokens.subList(0, waiting);
        SteadyPolls polls = SteadyPolls.start(calls, api, pollers, rate);
        try (polls) {
            for (Held held : checkouts) {
                sample(held);
                Wait.of(Duration.ofMillis(random.nextLong(50, 150)));
            }
        }
        print("release to turn, by the admission log", byLog);
        print("answer to the release, to turn", byAnswer);
    }

    private List<Held> enter(int samples) {
        List<Held> checkouts = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            HttpResponse<String> response =
                    calls.send(Calls.post(api.checkouts(), "holder-" + i, "{}")).join();
            JsonNode body = JsonMapper.shared().readTree(response.body());
            if (!body.path("status").asString("").equals("admitted")) {
                throw new IllegalStateException("Not let in with free slots: " + response.body());
            }
            checkouts.add(new Held(
                    body.path("checkout").asString(""), body.path("pass").asString("")));
        }
        return checkouts;
    }

    private void sample(Held held) throws IOException {
        int before = log.entries().size();
        HttpResponse<String> response = calls.send(
                        Calls.delete(api.checkouts() + "/" + held.checkout() + "?outcome=completed", held.pass()))
                .join();
        long answeredMillis = System.currentTimeMillis();
        if (response.statusCode() != 204) {
            throw new IllegalStateException("Not released: " + response.statusCode() + " " + response.body());
        }
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Optional<LogEntry> called = Optional.empty();
        while (called.isEmpty() && System.nanoTime() < deadline) {
            Wait.of(Duration.ofMillis(20));
            log.readOn();
            called = since(before, What.CALLED);
        }
        long calledMillis = called.orElseThrow(() -> new IllegalStateException("No turn within " + LONGEST))
                .atMillis();
        long releasedMillis = since(before, What.RELEASED).orElseThrow().atMillis();
        byLog.recordValue(Math.max(0, calledMillis - releasedMillis));
        byAnswer.recordValue(Math.max(0, calledMillis - answeredMillis));
    }

    private Optional<LogEntry> since(int before, What what) {
        List<LogEntry> entries = log.entries();
        return entries.subList(before, entries.size()).stream()
                .filter(entry -> entry.what() == what)
                .findFirst();
    }

    private static void print(String what, Histogram millis) {
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %d ms, p99 %d ms, most %d ms (%d samples)%n",
                what,
                millis.getValueAtPercentile(50),
                millis.getValueAtPercentile(99),
                millis.getMaxValue(),
                millis.getTotalCount());
    }
}

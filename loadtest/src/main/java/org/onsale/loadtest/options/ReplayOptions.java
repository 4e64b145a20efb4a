package org.onsale.loadtest.options;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.onsale.loadtest.buyer.BehaviourMix;
import org.onsale.loadtest.trace.ArrivalTrace;
import org.onsale.loadtest.trace.Arrivals;
import org.onsale.loadtest.trace.Scaling;
import org.onsale.loadtest.trace.TraceReader;

/**
 * All options of a replay.
 *
 * @param tickets sold, then the sale closes; 0: no end of them
 * @param longest buyers stop after this time
 * @param flushAt empty Redis this long after the start
 * @param warmUp time in which the target is warmed on other events first
 * @param results where Gatling writes its reports
 */
public record ReplayOptions(
        Target target,
        EventPlan event,
        String trace,
        Arrivals arrivals,
        BehaviourMix mix,
        int tickets,
        long seed,
        Duration longest,
        Optional<Duration> flushAt,
        Duration warmUp,
        Path results) {
    private static final String SYNTHETIC = "classpath:traces/comic-con-2010-synthetic.csv";

    /** @param presets of this simulation, by option name */
    public static ReplayOptions from(Properties given, Map<String, String> presets) {
        return from(new Given(given, presets));
    }

    private static ReplayOptions from(Given given) {
        EventPlan event = EventPlan.from(given, "replay-" + Instant.now().getEpochSecond());
        long seed = given.whole("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
        String trace = given.text("trace", SYNTHETIC);
        Arrivals arrivals = arrivals(given, trace, seed);
        ReplayOptions options = new ReplayOptions(
                Target.from(given),
                event,
                trace,
                arrivals,
                mix(given, event),
                (int) given.whole("tickets", 0, 0, 100_000_000),
                seed,
                given.duration("max.duration", Duration.ofSeconds(arrivals.seconds() + 600L)),
                given.duration("flush.at"),
                given.duration("warmup", Duration.ofSeconds(15)),
                Path.of(given.text("results", "target/gatling")));
        options.check();
        return options;
    }

    private void check() {
        if (arrivals.total() == 0) {
            throw new IllegalArgumentException("Nobody would arrive: see -Dscale.count, -Dstart and -Dlength");
        }
        if (flushAt.isPresent() && target.redis().filter(Target::isLoopback).isEmpty()) {
            throw new IllegalArgumentException(
                    "-Dflush.at empties Redis: it needs -Dredis=redis://127.0.0.1:<port>, on this machine");
        }
    }

    private static Arrivals arrivals(Given given, String trace, long seed) {
        OptionalInt bin = given.text("trace.bin").isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) given.whole("trace.bin", 1, 1, 3_600));
        try {
            ArrivalTrace recorded = TraceReader.open(trace, bin);
            return recorded.scaled(new Scaling(
                    given.number("scale.count", 1, 1e-9, 1e6),
                    given.number("scale.time", 1, 1e-3, 1e6),
                    given.duration("start", Duration.ZERO),
                    given.duration("length").orElse(null),
                    seed));
        } catch (IOException e) {
            throw new UncheckedIOException("-Dtrace=" + trace + " cannot be read", e);
        }
    }

    private static BehaviourMix mix(Given given, EventPlan event) {
        return new BehaviourMix(
                share(given, "buyer.closes-tab", 0.03),
                share(given, "buyer.comes-back", 0.03),
                share(given, "buyer.reloads", 0.10),
                share(given, "buyer.second-tab", 0.05),
                share(given, "buyer.gives-up", 0.02),
                share(given, "buyer.storms", 0),
                share(given, "buyer.never-claims", 0.01),
                share(given, "buyer.comes-too-late", 0.01),
                share(given, "buyer.abandons", 0.10),
                share(given, "buyer.leaves-silently", 0.02),
                share(given, "buyer.loses-answer", 0.03),
                given.duration("checkout.mean", Duration.ofSeconds(4)),
                Duration.ofSeconds(event.checkoutSeconds()).multipliedBy(4).dividedBy(5),
                given.duration("buyer.away", Duration.ofSeconds(event.awaySeconds() * 3L / 2)),
                given.duration("buyer.pace", Duration.ofMillis(500)));
    }

    private static double share(Given given, String name, double preset) {
        return given.number(name, preset, 0, 1);
    }
}

package org.onsale.loadtest.options;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.onsale.loadtest.buyer.BehaviourMix;
import org.onsale.loadtest.trace.Arrivals;

/**
 * All options of a replay.
 *
 * @param population who arrives when
 * @param tickets sold, then the sale closes; 0: no end of them
 * @param longest buyers stop after this time
 * @param flushAt empty Redis this long after the start
 * @param warmUp time in which the target is warmed on other events first
 * @param results where Gatling writes its reports
 */
public record ReplayOptions(
        Target target,
        EventPlan event,
        Population population,
        BehaviourMix mix,
        int tickets,
        long seed,
        Duration longest,
        Optional<Duration> flushAt,
        Duration warmUp,
        Disturbances disturbances,
        Management management,
        Path results) {
    /** @param presets of this simulation, by option name */
    public static ReplayOptions from(Properties given, Map<String, String> presets) {
        return from(new Given(given, presets));
    }

    private static ReplayOptions from(Given given) {
        EventPlan event = EventPlan.from(given, "replay-" + Instant.now().getEpochSecond());
        long seed = given.whole("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
        int tickets = (int) given.whole("tickets", 0, 0, 100_000_000);
        Population population = Population.from(given, seed, tickets);
        Target target = Target.from(given);
        ReplayOptions options = new ReplayOptions(
                target,
                event,
                population,
                mix(given, event),
                tickets,
                seed,
                given.duration(
                        "max.duration", Duration.ofSeconds(population.arrivals().seconds() + 600L)),
                given.duration("flush.at"),
                given.duration("warmup", Duration.ofSeconds(15)),
                Disturbances.from(given, target),
                Management.from(given, target),
                Path.of(given.text("results", "target/gatling")));
        options.check(given);
        return options;
    }

    /** Where the arrivals come from, for reports. */
    public String trace() {
        return population.trace();
    }

    /** Of this load generator. */
    public Arrivals arrivals() {
        return population.arrivals();
    }

    private void check(Given given) {
        if (!population.part().isWhole() && given.text("event").isEmpty()) {
            throw new IllegalArgumentException(
                    "-Dpart: got \"" + population.part() + "\", want -Devent with it, the same for all parts");
        }
        if (flushAt.isPresent() && target.redis().filter(Target::isLoopback).isEmpty()) {
            throw new IllegalArgumentException(
                    "-Dflush.at empties Redis: it needs -Dredis=redis://127.0.0.1:<port>, on this machine");
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

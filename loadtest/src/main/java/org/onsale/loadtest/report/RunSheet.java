package org.onsale.loadtest.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was run and how it went outwardly, for the record of a verdict.
 *
 * @param part of the run, as 1/4; several load generators merged are 1/1 again
 * @param machines one a load generator
 * @param people who were to arrive
 * @param peakPerSecond most of them in one second
 * @param arrivalSeconds from the first second of arrivals to the last
 * @param startedAtMillis Unix time by the server's clock
 * @param closedAtMillis Unix time at which the run closed the sale because the last ticket was sold; absent: it did not
 * @param redisEmptiedAtMillis Unix times at which the run emptied Redis
 * @param clock absent: there was nothing to compare the clocks by
 * @param longestLine most people who waited at once by the server's figures; 0 when those were not read
 * @param simulate the command that simulates this run without a service
 */
public record RunSheet(
        Plan plan,
        String part,
        List<String> machines,
        long people,
        int peakPerSecond,
        int arrivalSeconds,
        long startedAtMillis,
        long tookSeconds,
        @Nullable Long closedAtMillis,
        List<Long> redisEmptiedAtMillis,
        @Nullable ClockReading clock,
        long longestLine,
        String simulate) {
    public RunSheet {
        machines = List.copyOf(machines);
        redisEmptiedAtMillis = List.copyOf(redisEmptiedAtMillis);
    }

    /** In words, by name, in the order of interest. */
    public Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("event", plan.event());
        words.put("simulation", plan.simulation());
        words.put("trace", plan.trace() + (plan.synthetic() ? " (synthetic)" : ""));
        words.put(
                "people",
                String.format(
                        Locale.ROOT, "%,d within %,d s, peak %,d a second", people, arrivalSeconds, peakPerSecond));
        words.put("tickets", plan.tickets() == 0 ? "unlimited" : String.format(Locale.ROOT, "%,d", plan.tickets()));
        words.put("target", plan.target());
        words.put("settings", plan.settings().toString());
        words.put("mix", plan.mix());
        words.put("seed", Long.toString(plan.seed()));
        words.put("part", part);
        words.put(machines.size() == 1 ? "machine" : "machines", String.join("; ", machines));
        words.put("started", Instant.ofEpochMilli(startedAtMillis).toString());
        words.put("took", tookSeconds + " s");
        words.put("longest line", String.format(Locale.ROOT, "%,d", longestLine));
        if (!redisEmptiedAtMillis.isEmpty()) {
            words.put(
                    "Redis emptied at",
                    redisEmptiedAtMillis.stream()
                            .map(at -> (at - startedAtMillis) / 1000.0 + " s")
                            .collect(Collectors.joining(", ")));
        }
        words.put(
                "clocks",
                clock == null
                        ? "taken as they stood: nothing to compare them by"
                        : "ours was ahead of the server's by %d ms, known to %d ms"
                                .formatted(clock.aheadMillis(), clock.unsureMillis()));
        words.put("simulate", simulate);
        return words;
    }
}

package org.onsale.admission.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sale minute by minute, from what was written down. Minutes in which nothing changed are not there. */
public final class SaleMinutes {
    private final List<Reading> readings;
    private final List<Waited.Drawn> drawn;

    SaleMinutes(SaleHistory history) {
        this.readings = history.readings();
        this.drawn = Waited.drawn(history.marks(), Instant.MIN);
    }

    /**
     * One minute.
     *
     * @param at its beginning
     * @param held most slots held at once
     * @param slotUse share of the cap in use while people waited; null when nobody did
     * @param waiting places in line at its end; present and cap also
     * @param waitedP50Seconds how long half of those called in it had waited, at most; null when it is not known
     */
    public record Minute(
            Instant at,
            long joined,
            long letIn,
            long letOut,
            long completed,
            long abandoned,
            long expired,
            long missed,
            int waiting,
            int present,
            int held,
            int cap,
            @Nullable Double slotUse,
            @Nullable Long waitedP50Seconds,
            @Nullable Long waitedP90Seconds) {}

    /** A highest count and when it was first reached. */
    public record Peak(int count, Instant at) {}

    /** How long everybody had waited who was called. */
    Wait waited() {
        return Waited.of(drawn);
    }

    /** The longest line; null before the first reading. */
    @Nullable
    Peak peakWaiting() {
        return readings.stream()
                .reduce(SaleMinutes::longerLine)
                .map(peak -> new Peak(peak.waiting(), peak.at()))
                .orElse(null);
    }

    /** Most slots held at once; null before the first reading. */
    @Nullable
    Peak peakHeld() {
        return readings.stream()
                .reduce(SaleMinutes::moreHeld)
                .map(peak -> new Peak(peak.held(), peak.at()))
                .orElse(null);
    }

    private static Reading longerLine(Reading one, Reading later) {
        return later.waiting() > one.waiting() ? later : one;
    }

    private static Reading moreHeld(Reading one, Reading later) {
        return later.held() > one.held() ? later : one;
    }

    /** Share of the cap in use while people were there to be called. */
    @Nullable
    Double slotUse() {
        return slotUse(steps());
    }

    /** Oldest first. */
    List<Minute> minutes() {
        Map<Instant, List<Step>> byMinute = steps().stream()
                .collect(Collectors.groupingBy(step -> minuteOf(step.now().at()), TreeMap::new, Collectors.toList()));
        Map<Instant, List<Waited.Drawn>> called =
                drawn.stream().collect(Collectors.groupingBy(one -> minuteOf(one.calledAt())));
        List<Minute> minutes = new ArrayList<>();
        byMinute.forEach((at, steps) -> {
            if (steps.stream()
                    .anyMatch(step ->
                            !step.now().equals(step.before().as(step.now().at())))) {
                minutes.add(minute(at, steps, called.getOrDefault(at, List.of())));
            }
        });
        return List.copyOf(minutes);
    }

    /** From one reading to the next; what happened belongs to the minute in which it ends. */
    private record Step(Reading before, Reading now) {
        Tally counted() {
            return now.tally().follows(before.tally()) ? now.tally().since(before.tally()) : now.tally();
        }

        private boolean isWaitedIn() {
            return before.serves() && before.phase() != Phase.BYPASS && before.present() > 0 && before.cap() > 0;
        }

        private double slotMs(int slots) {
            return (double) slots * Duration.between(before.at(), now.at()).toMillis();
        }
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < readings.size(); i++) {
            steps.add(new Step(readings.get(i - 1), readings.get(i)));
        }
        return steps;
    }

    private static Instant minuteOf(Instant at) {
        return at.minusMillis(1).truncatedTo(ChronoUnit.MINUTES);
    }

    private static Minute minute(Instant at, List<Step> steps, List<Waited.Drawn> called) {
        Tally counted = steps.stream().map(Step::counted).reduce(Tally.NOTHING, Tally::plus);
        Reading end = steps.get(steps.size() - 1).now();
        Wait.@Nullable Between waited = Waited.of(called) instanceof Wait.Between known ? known : null;
        return new Minute(
                at,
                counted.joined(),
                counted.letIn(),
                counted.letOut(),
                counted.completed(),
                counted.abandoned(),
                counted.expired(),
                counted.missed(),
                end.waiting(),
                end.present(),
                steps.stream().mapToInt(step -> step.now().held()).max().orElse(0),
                end.cap(),
                slotUse(steps),
                waited == null ? null : waited.p50Seconds(),
                waited == null ? null : waited.p90Seconds());
    }

    private static @Nullable Double slotUse(Collection<Step> steps) {
        double used = 0;
        double offered = 0;
        for (Step step : steps) {
            if (step.isWaitedIn()) {
                used += step.slotMs(Math.min(step.before().held(), step.before().cap()));
                offered += step.slotMs(step.before().cap());
            }
        }
        return offered == 0 ? null : Math.round(1_000 * used / offered) / 1_000.0;
    }
}

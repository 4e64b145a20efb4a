package org.onsale.waitingroom.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.application.BadToken;
import org.onsale.waitingroom.application.EventBoards;
import org.onsale.waitingroom.application.JoinAnswer;
import org.onsale.waitingroom.application.LeaveAnswer;
import org.onsale.waitingroom.application.NotNow;
import org.onsale.waitingroom.application.Told;
import org.onsale.waitingroom.application.TurnAnswer;
import org.onsale.waitingroom.application.Watch;

/**
 * All meters of this service; every tag has few values, and none comes from a request.
 *
 * <ul>
 *   <li>{@code onsale.waiting.room.polls} by {@code outcome}; the sum is the polls answered
 *   <li>{@code onsale.waiting.room.joins} by {@code outcome}; {@code joined} is the places given out by this node, so
 *       the sum over all nodes is what the event's tally has as {@code joined}, less answers that were never heard
 *   <li>{@code onsale.waiting.room.leaves} by {@code outcome}
 *   <li>{@code onsale.waiting.room.script.places} by {@code script}: places in one script; its count is the scripts run
 *   <li>{@code onsale.waiting.room.missed.ticks} by {@code tick}: Redis could not be asked
 *   <li>{@code onsale.waiting.room.board.age}: seconds since the oldest board was taken
 *   <li>{@code onsale.waiting.room.events}: events known to this node
 *   <li>{@code onsale.redis.guards.open}: circuit breakers that let nothing through
 * </ul>
 */
public final class LineMetrics implements Watch {

    private static final String PREFIX = "onsale.waiting.room.";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry meters;
    private final Map<Told.Status, Counter> told;
    private final Counter pollsGone;
    private final Counter pollsTooFast;
    private final Counter pollsBadToken;
    private final Map<NotNow.Why, Counter> pollsNotNow;
    private final Map<String, DistributionSummary> scripts;

    public LineMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.told = counters(Told.Status.class, status -> polls(status.name()));
        this.pollsNotNow = counters(NotNow.Why.class, why -> polls(why.name()));
        this.pollsGone = polls("gone");
        this.pollsTooFast = polls("too_fast");
        this.pollsBadToken = polls("bad_token");
        this.scripts = java.util.stream.Stream.of("join", "restore", "heard")
                .collect(Collectors.toMap(Function.identity(), this::summary));
    }

    /** Adds the gauges of what exists only once everything is wired. */
    public void observe(EventBoards boards, RedisAccess redis) {
        Gauge.builder(PREFIX + "board.age", boards, all -> all.oldestBoard().toMillis() / 1000.0)
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder(PREFIX + "events", boards, all -> all.ids().size()).register(meters);
        Gauge.builder("onsale.redis.guards.open", redis, LineMetrics::openGuards)
                .register(meters);
    }

    private static double openGuards(RedisAccess redis) {
        return redis.guards().stream()
                .filter(guard -> guard.breaker().equals("open"))
                .count();
    }

    @Override
    public void asked(TurnAnswer answer) {
        pollsOf(answer).increment();
    }

    private Counter pollsOf(TurnAnswer answer) {
        if (answer instanceof Told known) {
            return counter(told, known.status());
        }
        if (answer instanceof NotNow notNow) {
            return counter(pollsNotNow, notNow.why());
        }
        if (answer instanceof TurnAnswer.TooFast) {
            return pollsTooFast;
        }
        return answer instanceof BadToken ? pollsBadToken : pollsGone;
    }

    @Override
    public void joined(JoinAnswer answer) {
        meters.counter(PREFIX + "joins", OUTCOME, outcome(answer)).increment();
    }

    private static String outcome(JoinAnswer answer) {
        if (answer instanceof JoinAnswer.Placed placed) {
            return placed.isNew() ? "joined" : "repeated";
        }
        return answer instanceof NotNow notNow ? word(notNow.why().name()) : snake(answer);
    }

    @Override
    public void left(LeaveAnswer answer) {
        String outcome = answer instanceof NotNow notNow ? word(notNow.why().name()) : snake(answer);
        meters.counter(PREFIX + "leaves", OUTCOME, outcome).increment();
    }

    @Override
    public void ranScript(String script, int places) {
        DistributionSummary summary = scripts.get(script);
        if (summary != null) {
            summary.record(places);
        }
    }

    @Override
    public void missedTick(String tick) {
        meters.counter(PREFIX + "missed.ticks", "tick", tick).increment();
    }

    private Counter polls(String outcome) {
        return Counter.builder(PREFIX + "polls").tag(OUTCOME, word(outcome)).register(meters);
    }

    private DistributionSummary summary(String script) {
        return DistributionSummary.builder(PREFIX + "script.places")
                .tag("script", script)
                .register(meters);
    }

    private static <E extends Enum<E>> Map<E, Counter> counters(Class<E> type, Function<E, Counter> make) {
        return new EnumMap<>(
                Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Function.identity(), make)));
    }

    private static <E> Counter counter(Map<E, Counter> counters, E key) {
        Counter counter = counters.get(key);
        if (counter == null) {
            throw new IllegalStateException("No counter for " + key);
        }
        return counter;
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** {@code LineFull} as {@code line_full}. */
    private static String snake(Object answer) {
        return word(answer.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
    }
}

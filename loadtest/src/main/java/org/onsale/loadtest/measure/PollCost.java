package org.onsale.loadtest.measure;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onsale.loadtest.options.Given;
import org.onsale.loadtest.options.Target;
import org.onsale.loadtest.target.OrganiserApi;
import org.onsale.loadtest.target.PublicApi;
import org.onsale.loadtest.target.RedisProbe;

/**
 * What a waiting poll costs, with few and with many waiting: CPU time of the waiting-room process and Redis commands
 * beyond what both take when nobody polls. Idle, few and many are measured one after the other in each round, the order
 * turned from round to round, so that a noisy machine hits them alike; the ratio is the median of the rounds' ratios.
 *
 * <p>Options: {@code -Dpid} (of the waiting-room service), {@code -Dredis}, {@code -Dsizes=1000,100000},
 * {@code -Drounds=7}, {@code -Drate=1000} (polls a second, at most 1 a place: beyond 2 in one second they
 * are refused, and timers slip), {@code -Dseconds=15},
 * {@code -Dwarmup=30s}, and the target's as for a replay.
 */
public final class PollCost implements AutoCloseable {
    private record Line(int waiting, PublicApi api, List<String> tokens) {}

    /** Of one stretch of polling or of idling. */
    private record Cost(double seconds, double cpuSeconds, long commands, long polls) {
        double cpuMicrosPerPoll(Cost idle) {
            return (cpuSeconds - idle.cpuSeconds / idle.seconds * seconds) * 1e6 / polls;
        }

        double commandsPerPoll(Cost idle) {
            return (commands - idle.commands / idle.seconds * seconds) / polls;
        }
    }

    private final Calls calls = new Calls(128);
    private final OrganiserApi organiser;
    private final Target target;
    private final ProcessCpu cpu;
    private final RedisProbe redis;
    private final double rate;
    private final Duration stretch;

    private PollCost(Given given) {
        target = Target.from(given);
        organiser = new OrganiserApi(target);
        cpu = new ProcessCpu(Arrays.stream(given.text("pid", "").split(","))
                .map(String::strip)
                .map(Long::valueOf)
                .toList());
        redis = new RedisProbe(target.redis().orElseThrow(() -> new IllegalArgumentException("-Dredis is missing")));
        rate = given.number("rate", 1_000, 1, 100_000);
        stretch = given.duration("seconds", Duration.ofSeconds(15));
    }

    public static void main(String[] args) throws IOException {
        Given given = new Given(System.getProperties(), Map.of());
        try (PollCost cost = new PollCost(given)) {
            cost.run(given);
        }
    }

    private void run(Given given) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String size : given.text("sizes", "1000,100000").split(",")) {
            lines.add(line(Integer.parseInt(size.strip())));
        }
        for (Line line : lines) {
            SteadyPolls.during(
                    calls, line.api(), line.tokens(), rate, given.duration("warmup", Duration.ofSeconds(30)));
        }
        Line few = lines.get(0);
        Line many = lines.get(lines.size() - 1);
        Medians medians = new Medians();
        long rounds = given.whole("rounds", 7, 1, 1_000);
        for (int round = 0; round < rounds; round++) {
            Cost idle = measured(() -> {
                Wait.of(stretch);
                return 0;
            });
            Cost first = polled(round % 2 == 0 ? few : many);
            Cost second = polled(round % 2 == 0 ? many : few);
            report(round, few, many, idle, round % 2 == 0 ? first : second, round % 2 == 0 ? second : first, medians);
        }
        System.out.printf(
                Locale.ROOT,
                "median: %,d waiting %.1f µs CPU a poll, %,d waiting %.1f µs, ratio %.3f; Redis commands a poll %.4f and %.4f%n",
                few.waiting(),
                medians.of("few cpu"),
                many.waiting(),
                medians.of("many cpu"),
                medians.of("ratio"),
                medians.of("few commands"),
                medians.of("many commands"));
    }

    @Override
    public void close() {
        redis.close();
    }

    private Line line(int waiting) throws IOException {
        String event = "poll-cost-" + waiting + "-" + Instant.now().getEpochSecond();
        organiser.put(event, Map.of("cap", 0, "awaySeconds", 3_600, "claimSeconds", 3_600));
        PublicApi api = PublicApi.of(target, event);
        Wait.of(Duration.ofSeconds(2));
        List<String> tokens = Crowd.joins(calls, api, waiting);
        System.out.printf(Locale.ROOT, "%,d places in line at %s%n", waiting, event);
        return new Line(waiting, api, tokens);
    }

    @FunctionalInterface
    private interface Stretch {
        long polls();
    }

    private Cost measured(Stretch work) {
        long commands = redis.commands();
        double cpuSeconds = cpu.seconds();
        long started = System.nanoTime();
        long polls = work.polls();
        double seconds = (System.nanoTime() - started) / 1e9;
        return new Cost(seconds, cpu.seconds() - cpuSeconds, redis.commands() - commands, polls);
    }

    private Cost polled(Line line) {
        return measured(() -> SteadyPolls.during(calls, line.api(), line.tokens(), rate, stretch));
    }

    private static void report(int round, Line few, Line many, Cost idle, Cost ofFew, Cost ofMany, Medians medians) {
        double fewMicros = medians.add("few cpu", ofFew.cpuMicrosPerPoll(idle));
        double manyMicros = medians.add("many cpu", ofMany.cpuMicrosPerPoll(idle));
        double ratio = medians.add("ratio", manyMicros / fewMicros);
        double fewCommands = medians.add("few commands", ofFew.commandsPerPoll(idle));
        double manyCommands = medians.add("many commands", ofMany.commandsPerPoll(idle));
        System.out.printf(
                Locale.ROOT,
                "round %d: idle %.1f ms CPU/s, %.0f commands/s; %,d waiting: %.1f µs, %.4f commands (%d polls); %,d waiting: %.1f µs, %.4f commands (%d polls); ratio %.3f%n",
                round + 1,
                idle.cpuSeconds() / idle.seconds() * 1e3,
                idle.commands() / idle.seconds(),
                few.waiting(),
                fewMicros,
                fewCommands,
                ofFew.polls(),
                many.waiting(),
                manyMicros,
                manyCommands,
                ofMany.polls(),
                ratio);
    }
}

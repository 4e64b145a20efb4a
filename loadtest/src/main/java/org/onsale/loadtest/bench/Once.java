package org.onsale.loadtest.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.onsale.loadtest.bench.load.Answers;
import org.onsale.loadtest.bench.load.Generator;
import org.onsale.loadtest.bench.load.Load;
import org.onsale.loadtest.bench.load.Requests;
import org.onsale.loadtest.bench.load.Tally;
import org.onsale.loadtest.target.RedisProbe;
import org.onsale.loadtest.target.Wait;

/** Figures that need no rounds: memory, allocation, and times. */
final class Once {
    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final int CHECKS_PER_SECOND = 200;
    private static final double MOST_BAD = 0.02;

    private final Plan plan;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();

    Once(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    List<Figure> figures() {
        return figures;
    }

    private void found(String name, double value, String note, Object... values) {
        Figure figure = new Figure(name, Spread.of(value), String.format(Locale.ROOT, note, values));
        figures.add(figure);
        progress.accept(String.format(Locale.ROOT, "%s %.2f (%s)", name, value, figure.note()));
    }

    /** Fills the long line, and has all of it poll: what that takes in Redis, and what stays in the service's heap. */
    void filling(Scene scene, Server waitingRoom, RedisProbe redis) throws IOException {
        scene.holdSlots();
        Wait.of(SETTLED);
        try (Inside inside = Inside.of(waitingRoom)) {
            long heapBefore = inside.liveBytes();
            long redisBefore = redis.memoryBytes();
            scene.fillLongLine();
            Wait.of(SETTLED);
            long redisAfter = redis.memoryBytes();
            found(
                    "redis-bytes-place",
                    (redisAfter - redisBefore) / (double) plan.waiting(),
                    "from %.1f to %.1f MB",
                    redisBefore / 1e6,
                    redisAfter / 1e6);
            Requests polls = Streams.first(plan.waiting(), Streams.polls(List.of(scene.longLine())));
            Generator.run(waitingRoom.port(), Load.all(plan.connections()), polls, Answers.UNREAD)
                    .requireGood("first polls", MOST_BAD);
            Wait.of(SETTLED);
            long heapAfter = inside.liveBytes();
            found(
                    "heap-growth-mb",
                    Math.max(0, heapAfter - heapBefore) / 1e6,
                    "from %.1f to %.1f MB",
                    heapBefore / 1e6,
                    heapAfter / 1e6);
        }
    }

    void allocation(Subject poll, Subject bare) throws IOException {
        found("poll-allocation-bytes", allocated(poll), "the bare route %,.0f", allocated(bare));
    }

    /** What the server's threads allocate for a request, less what they do with nothing to do. */
    private double allocated(Subject subject) throws IOException {
        try (Inside inside = Inside.of(subject.server())) {
            long start = inside.allocatedBytes();
            Wait.of(plan.stretch());
            double idlePerSecond =
                    (inside.allocatedBytes() - start) / (plan.stretch().toMillis() / 1e3);
            long before = inside.allocatedBytes();
            Tally tally = Generator.run(
                    subject.server().port(),
                    Load.closed(plan.connections(), plan.stretch()),
                    subject.requests().apply(0),
                    Answers.UNREAD);
            return (inside.allocatedBytes() - before - idlePerSecond * tally.seconds()) / tally.answered();
        }
    }

    /** How long a gateway waits: passes nobody has shown yet, then the same ones over and over. */
    void checks(Server admission, Subjects ours) throws IOException {
        latency("check-first-p99-ms", admission, ours.firstChecks(plan.rounds()));
        Requests seen = ours.checksInTurn();
        Generator.run(admission.port(), Load.paced(1, CHECKS_PER_SECOND, Duration.ofSeconds(1)), seen, Answers.UNREAD);
        latency("check-seen-p99-ms", admission, seen);
    }

    /** One request at a time, few enough that none waits for another. */
    private void latency(String name, Server server, Requests requests) throws IOException {
        Load load = Load.paced(1, CHECKS_PER_SECOND, plan.stretch());
        Tally tally =
                Generator.run(server.port(), load, requests, Answers.UNREAD).requireGood(name, 0);
        found(name, tally.millisAt(99), "p50 %.2f ms, %d checks", tally.millisAt(50), tally.answered());
    }

    void freedSlots(FreedSlots slots, Scene scene) throws IOException {
        Histogram millis = slots.measure(scene.longLine(), scene.holders());
        found(
                "freed-slot-p99-ms",
                millis.getValueAtPercentile(99),
                "p50 %d ms, most %d ms, %,d releases",
                millis.getValueAtPercentile(50),
                millis.getMaxValue(),
                millis.getTotalCount());
    }
}

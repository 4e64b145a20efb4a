package org.onsale.loadtest.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.onsale.loadtest.bench.Plan.Part;
import org.onsale.loadtest.bench.load.Answers;
import org.onsale.loadtest.bench.load.Generator;
import org.onsale.loadtest.bench.load.Load;
import org.onsale.loadtest.bench.load.Requests;
import org.onsale.loadtest.bench.load.Tally;
import org.onsale.loadtest.options.Target;
import org.onsale.loadtest.target.AdmissionLog;
import org.onsale.loadtest.target.OrganiserApi;
import org.onsale.loadtest.target.RedisProbe;
import org.onsale.loadtest.target.Wait;

/** One run: everybody on stage, the line filled, the rounds, what is measured once afterwards. */
final class Run {
    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final int CHECKS_PER_SECOND = 200;

    private final Plan plan;
    private final Stage stage;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();

    Run(Plan plan, Stage stage, Consumer<String> progress) {
        this.plan = plan;
        this.stage = stage;
        this.progress = progress;
    }

    Results go() throws IOException {
        progress.accept("starting the servers");
        Server redisServer = stage.redis();
        Server admission = stage.service("admission-service", plan.admissionJar(), redisServer);
        Server waitingRoom = stage.service("waiting-room-service", plan.waitingRoomJar(), redisServer);
        List<Subject> subjects =
                new ArrayList<>(Subjects.references(stage.nginx(), stage.bareNetty(), stage.bareWebFlux()));
        Target target = stage.target(admission, waitingRoom, redisServer);
        OrganiserApi organiser = new OrganiserApi(target);
        Crowds crowds = new Crowds(organiser, admission.port(), waitingRoom.port(), plan.connections());
        Scene scene = new Scene(plan, crowds, progress);
        Subjects ours = new Subjects(plan, scene, admission, waitingRoom);
        try (RedisProbe redis = new RedisProbe(target.redis().orElseThrow())) {
            Rounds rounds = new Rounds(new Meter(redis), plan.connections(), plan.stretch(), progress);
            scene.declare();
            if (plan.has(Part.POLL)) {
                scene.fillShortLines();
            }
            subjects.addAll(ours.early());
            rounds.warmUp(subjects, plan.warmUp());
            if (plan.needsLongLine()) {
                fill(scene, waitingRoom, redis);
            }
            scene.fillCheckouts();
            List<Subject> late = ours.late();
            rounds.warmUp(late, plan.warmUp());
            subjects.addAll(late);
            Map<String, List<Cost>> costs = rounds.run(subjects, plan.rounds());
            once(scene, ours, admission, waitingRoom, organiser);
            return new Results(costs, figures);
        }
    }

    private void fill(Scene scene, Server waitingRoom, RedisProbe redis) throws IOException {
        scene.holdSlots();
        Wait.of(SETTLED);
        try (Inside inside = Inside.of(waitingRoom)) {
            long heapBefore = inside.liveBytes();
            long memoryBefore = redis.memoryBytes();
            scene.fillLongLine();
            Wait.of(SETTLED);
            double bytes = (redis.memoryBytes() - memoryBefore) / (double) plan.waiting();
            figures.add(new Figure("redis-bytes-place", Spread.of(bytes)));
            Generator.run(
                            waitingRoom.port(),
                            Load.all(plan.connections()),
                            Streams.first(plan.waiting(), Streams.polls(List.of(scene.longLine()))),
                            Answers.UNREAD)
                    .requireGood("first polls", 0.02);
            Wait.of(SETTLED);
            long heapAfter = inside.liveBytes();
            figures.add(new Figure(
                    "heap-growth-mb",
                    Spread.of(Math.max(0, heapAfter - heapBefore) / 1e6),
                    String.format(Locale.ROOT, "from %.1f to %.1f MB", heapBefore / 1e6, heapAfter / 1e6)));
            progress.accept(String.format(
                    Locale.ROOT,
                    "Redis %.1f bytes a place; live heap from %.1f to %.1f MB",
                    bytes,
                    heapBefore / 1e6,
                    heapAfter / 1e6));
        }
    }

    private void once(Scene scene, Subjects ours, Server admission, Server waitingRoom, OrganiserApi organiser)
            throws IOException {
        if (plan.has(Part.POLL)) {
            allocation(scene, waitingRoom);
        }
        if (plan.has(Part.CHECK)) {
            Requests first = ours.firstChecks(plan.rounds());
            latency("check-first-p99-ms", admission, first);
            Requests seen = ours.checksInTurn();
            Generator.run(
                    admission.port(), Load.paced(1, CHECKS_PER_SECOND, Duration.ofSeconds(1)), seen, Answers.UNREAD);
            latency("check-seen-p99-ms", admission, seen);
        }
        if (plan.has(Part.SLOTS)) {
            AdmissionLog log = new AdmissionLog(organiser, Scene.LONG_LINE);
            Histogram millis = new FreedSlots(admission, waitingRoom, log).measure(scene.longLine(), scene.holders());
            figures.add(new Figure(
                    "freed-slot-p99-ms",
                    Spread.of(millis.getValueAtPercentile(99)),
                    "p50 %d ms, most %d ms of %d"
                            .formatted(millis.getValueAtPercentile(50), millis.getMaxValue(), millis.getTotalCount())));
        }
    }

    /** One request at a time, few enough that none waits for another. */
    private void latency(String name, Server admission, Requests requests) throws IOException {
        Load load = Load.paced(1, CHECKS_PER_SECOND, plan.stretch());
        Tally tally =
                Generator.run(admission.port(), load, requests, Answers.UNREAD).requireGood(name, 0);
        figures.add(new Figure(
                name,
                Spread.of(tally.millisAt(99)),
                String.format(Locale.ROOT, "p50 %.2f ms of %d", tally.millisAt(50), tally.answered())));
    }

    /** What the threads of the service allocate, less what they do with nothing to do. */
    private void allocation(Scene scene, Server waitingRoom) throws IOException {
        try (Inside inside = Inside.of(waitingRoom)) {
            long start = inside.allocatedBytes();
            Wait.of(plan.stretch());
            double idlePerSecond =
                    (inside.allocatedBytes() - start) / (plan.stretch().toMillis() / 1e3);
            long before = inside.allocatedBytes();
            Tally tally = Generator.run(
                    waitingRoom.port(),
                    Load.closed(plan.connections(), plan.stretch()),
                    Streams.polls(List.of(scene.longLine())),
                    Answers.UNREAD);
            double bytes = inside.allocatedBytes() - before - idlePerSecond * tally.seconds();
            figures.add(new Figure("poll-allocation-bytes", Spread.of(bytes / tally.answered())));
        }
    }
}

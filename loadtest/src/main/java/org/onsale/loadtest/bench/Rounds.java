package org.onsale.loadtest.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.onsale.loadtest.bench.load.Answers;
import org.onsale.loadtest.bench.load.Generator;
import org.onsale.loadtest.bench.load.Load;
import org.onsale.loadtest.bench.load.Requests;
import org.onsale.loadtest.bench.load.Tally;
import org.onsale.loadtest.target.Wait;

/**
 * Measures all subjects in each round, one after the other, beginning with another one each time, so that a machine
 * that is slow for a while is slow for all. What the servers use with nothing to do is measured in each round and taken off.
 */
final class Rounds {
    private static final Duration RUN_IN = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final double MOST_BAD = 0.02;
    private static final int WARM_UP_SLICE_SECONDS = 1;

    private final Meter meter;
    private final int connections;
    private final Duration stretch;
    private final Consumer<String> progress;

    /** @param stretch how long each subject is measured in each round */
    Rounds(Meter meter, int connections, Duration stretch, Consumer<String> progress) {
        this.meter = meter;
        this.connections = connections;
        this.stretch = stretch;
        this.progress = progress;
    }

    /** Lets each subject's server compile what it runs. */
    void warmUp(List<Subject> subjects, int requests) throws IOException {
        for (Subject subject : subjects) {
            Requests stream = subject.requests().apply(-1);
            Load load = subject.finite()
                    ? Load.all(connections)
                    : Load.closed(connections, Duration.ofSeconds(WARM_UP_SLICE_SECONDS));
            long sent = 0;
            Tally tally;
            do {
                tally = Generator.run(subject.server().port(), load, stream, Answers.UNREAD);
                sent += tally.requireGood(subject.name(), MOST_BAD).answered();
            } while (sent < requests && !subject.finite());
            progress.accept(String.format(
                    Locale.ROOT, "warm-up: %s, %,d requests, lately %,.0f/s", subject.name(), sent, perSecond(tally)));
        }
    }

    private static double perSecond(Tally tally) {
        return tally.answered() / tally.seconds();
    }

    /** @return each subject's costs, one a round */
    Map<String, List<Cost>> run(List<Subject> subjects, int rounds) throws IOException {
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        subjects.forEach(subject -> costs.put(subject.name(), new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            Map<Server, Usage> idle = idle(subjects);
            List<Subject> turned = new ArrayList<>(subjects);
            Collections.rotate(turned, -round);
            for (Subject subject : turned) {
                Cost cost = measured(subject, round, idle.get(subject.server()));
                costs.get(subject.name()).add(cost);
                progress.accept(String.format(
                        Locale.ROOT,
                        "round %d of %d: %s %.1f µs CPU, %,.0f/s",
                        round + 1,
                        rounds,
                        subject.name(),
                        cost.cpuMicros(),
                        cost.perSecond()));
            }
        }
        return costs;
    }

    private Map<Server, Usage> idle(List<Subject> subjects) {
        Map<Server, Usage> before = new HashMap<>();
        subjects.forEach(subject -> before.put(subject.server(), meter.read(subject.server())));
        Wait.of(stretch);
        before.replaceAll((server, usage) -> meter.read(server).since(usage));
        return before;
    }

    private Cost measured(Subject subject, int round, Usage idle) throws IOException {
        try (Generator generator = Generator.open(subject.server().port(), connections)) {
            Requests requests = subject.requests().apply(round);
            if (!subject.finite()) {
                generator.run(0, RUN_IN, requests, Answers.UNREAD);
            }
            Usage before = meter.read(subject.server());
            Duration time = subject.finite() ? LONG : stretch;
            Tally tally = generator.run(0, time, requests, Answers.UNREAD).requireGood(subject.name(), MOST_BAD);
            Usage used = meter.read(subject.server()).since(before);
            return used.beyond(idle).each(tally.answered());
        }
    }
}

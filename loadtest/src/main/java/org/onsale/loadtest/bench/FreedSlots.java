package org.onsale.loadtest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.onsale.loadtest.bench.load.Answers;
import org.onsale.loadtest.bench.load.Generator;
import org.onsale.loadtest.bench.load.Load;
import org.onsale.loadtest.bench.load.Requests;
import org.onsale.loadtest.target.AdmissionLog;
import org.onsale.loadtest.target.Wait;
import org.onsale.loadtest.verdict.LogEntry;
import org.onsale.loadtest.verdict.LogEntry.What;

/**
 * How soon a freed slot is offered to the next in line while checkouts are released at a steady rate and the line
 * polls. By the admission log: the cap was held full before, so the n-th turn called is the one the n-th release made
 * room for; both moments are Redis' own.
 */
final class FreedSlots {
    static final int RELEASES_PER_SECOND = 500;
    private static final int POLLS_PER_SECOND = 500;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int CONNECTIONS = 16;
    private static final Duration UNTIL_LOGGED = Duration.ofSeconds(2);

    private final Server admission;
    private final Server waitingRoom;
    private final AdmissionLog log;

    FreedSlots(Server admission, Server waitingRoom, AdmissionLog log) {
        this.admission = admission;
        this.waitingRoom = waitingRoom;
        this.log = log;
    }

    /** @return milliseconds from release to turn */
    Histogram measure(Line line, List<Held> holders) throws IOException {
        log.readOn();
        int before = log.entries().size();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> polls = CompletableFuture.runAsync(() -> poll(line, holders.size(), over));
        try {
            Requests releases = Streams.each(holders, held -> release(line, held));
            Generator.run(
                            admission.port(),
                            Load.paced(CONNECTIONS, RELEASES_PER_SECOND, LONGEST),
                            releases,
                            Answers.UNREAD)
                    .requireGood("release", 0);
        } finally {
            over.set(true);
        }
        polls.join();
        Wait.of(UNTIL_LOGGED);
        log.readOn();
        return between(log.entries().subList(before, log.entries().size()));
    }

    private static byte[] release(Line line, Held held) {
        String checkout = new String(held.checkout(), java.nio.charset.StandardCharsets.US_ASCII);
        return Wire.delete(Line.checkouts(line.event()) + "/" + checkout + "?outcome=completed", held.pass());
    }

    /** Of places that are not called meanwhile: the others ask Redis. */
    private void poll(Line line, int called, AtomicBoolean over) {
        List<byte[]> tokens = line.tokens();
        Line rear = new Line(line.event(), tokens.subList(Math.min(2 * called, tokens.size() / 2), tokens.size()));
        Requests polls = Streams.polls(List.of(rear));
        try {
            Generator.run(
                    waitingRoom.port(),
                    Load.paced(CONNECTIONS, POLLS_PER_SECOND, LONGEST),
                    out -> !over.get() && polls.next(out),
                    Answers.UNREAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Histogram between(List<LogEntry> entries) {
        List<Long> released = moments(entries, What.RELEASED);
        List<Long> called = moments(entries, What.CALLED);
        if (released.isEmpty() || called.size() < released.size()) {
            throw new IllegalStateException(
                    "%d slots were freed and %d offered".formatted(released.size(), called.size()));
        }
        Histogram millis = new Histogram(3);
        for (int i = 0; i < released.size(); i++) {
            millis.recordValue(Math.max(0, called.get(i) - released.get(i)));
        }
        return millis;
    }

    private static List<Long> moments(List<LogEntry> entries, What what) {
        return entries.stream()
                .filter(entry -> entry.what() == what)
                .map(LogEntry::atMillis)
                .toList();
    }
}

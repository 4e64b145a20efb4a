package org.onsale.loadtest.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.onsale.loadtest.buyer.Bot;
import org.onsale.loadtest.buyer.Sale;
import org.onsale.loadtest.buyer.Visitor;
import org.onsale.loadtest.history.HistoryFile;
import org.onsale.loadtest.history.RunClock;
import org.onsale.loadtest.options.ReplayOptions;
import org.onsale.loadtest.target.AdmissionLog;
import org.onsale.loadtest.target.OrganiserApi;
import org.onsale.loadtest.target.PublicApi;
import org.onsale.loadtest.target.RedisProbe;
import org.onsale.loadtest.target.WarmUp;
import org.onsale.loadtest.trace.Arrival;
import org.onsale.loadtest.verdict.Promise;
import org.onsale.loadtest.verdict.Verdict;

/**
 * One replay around its buyers: creates the event, keeps the history, reads the admission log on, empties Redis when
 * asked to, closes the sale with the last ticket, and judges. Whoever drives the buyers takes them from {@link
 * #nextArrival()} and {@link #arrives(Arrival)}.
 */
public final class Replay {
    private static final Duration BETWEEN_READS = Duration.ofMillis(500);
    private static final Duration BETWEEN_FRAMES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final Duration LAST_READ_AFTER = Duration.ofSeconds(1);

    private final ReplayOptions options;
    private final OrganiserApi organiser;
    private final AdmissionLog log;
    private final RunClock clock;
    private final Path historyFile;
    private final HistoryFile history;
    private final CountingDiary diary;
    private final Timeline timeline;
    private final Sale sale;
    private final CommandCount commands;
    private final Background background = new Background();
    private final EventKeeper keeper;
    private final List<Long> losses = new CopyOnWriteArrayList<>();
    private final Iterator<Arrival> arrivals;
    private final AtomicInteger attackers = new AtomicInteger();
    private final Set<Promise> asked;
    private volatile long closedMillis = Long.MAX_VALUE;
    private volatile boolean underWay = true;

    private Replay(ReplayOptions options, Set<Promise> asked) throws IOException {
        this.options = options;
        this.arrivals = options.arrivals().inOrder();
        this.asked = Set.copyOf(asked);
        this.organiser = new OrganiserApi(options.target());
        this.log = new AdmissionLog(organiser, event());
        Preflight.print(options, System.out);
        this.keeper = new EventKeeper(options, organiser, background);
        if (keeper.isOurs()) {
            warmUp();
        }
        keeper.opens();
        boolean alone = options.population().part().isWhole();
        this.commands = CommandCount.begin(options.target().redis().filter(redis -> alone), background);
        this.clock = RunClock.started();
        Files.createDirectories(options.results());
        this.historyFile = ResultFolder.growingHistory(options);
        this.history = HistoryFile.create(historyFile, clock);
        this.diary = new CountingDiary(history);
        this.timeline = new Timeline(organiser, event(), clock);
        this.sale = new Sale(
                keeper.tickets(),
                clock.now() + options.longest().toNanos(),
                () -> background.after(Duration.ZERO, this::soldOut));
    }

    private void warmUp() throws IOException {
        if (!options.warmUp().isZero()) {
            int visitors = WarmUp.of(options.target(), options.warmUp());
            System.out.printf(
                    "  warm-up       %d visitors in %d s%n",
                    visitors, options.warmUp().toSeconds());
        }
    }

    /**
     * Everything ready for the first buyer.
     *
     * @param asked what the verdict is to be about
     * @throws UncheckedIOException when the target is not ready
     */
    public static Replay prepared(ReplayOptions options, Set<Promise> asked) {
        try {
            Replay replay = new Replay(options, asked);
            replay.background.every(BETWEEN_READS, replay::readLog);
            replay.background.every(BETWEEN_FRAMES, replay.timeline::frame);
            replay.background.every(BETWEEN_LINES, replay.progress()::tell);
            if (replay.keeper.isOurs()) {
                options.flushAt().ifPresent(at -> replay.background.after(at, replay::flush));
                replay.disturb();
            }
            return replay;
        } catch (IOException e) {
            throw new UncheckedIOException("The target is not ready", e);
        }
    }

    private Progress progress() {
        return new Progress(
                options.arrivals().total(), options.arrivals().seconds(), diary, timeline::last, clock, System.out);
    }

    private void disturb() {
        Disturbing disturbing = new Disturbing(background, history);
        options.disturbances().changes().forEach(change -> disturbing.change(organiser, event(), change));
        options.disturbances()
                .restart()
                .ifPresent(
                        restart -> disturbing.restart(restart, options.target().redis(), losses, this::readLog));
        if (asked.contains(Promise.NOTHING_GROWS)) {
            disturbing.measure(options.management(), options.target().redis());
        }
    }

    private String event() {
        return options.event().event();
    }

    public PublicApi api() {
        return PublicApi.of(options.target(), event());
    }

    /** The next one in order of time, of this load generator's part. Thread-safe. */
    public Arrival nextArrival() {
        synchronized (arrivals) {
            return arrivals.next();
        }
    }

    /** A buyer, at the moment of the arrival; the same seed draws the same behaviour for it, in whichever part. */
    public Visitor arrives(Arrival arrival) {
        int id = arrival.buyer();
        SplittableRandom random = new SplittableRandom(options.seed() * 0x9E3779B97F4A7C15L + id);
        String key = event() + "-" + id + "-" + Long.toHexString(random.nextLong());
        return new Visitor(id, key, options.mix().draw(random), sale, diary, clock);
    }

    /** The next attacker. Thread-safe. */
    public Bot attacks() {
        int id = attackers.incrementAndGet();
        return new Bot(
                -id,
                event() + "-bot-" + id,
                options.disturbances().bots().keys(),
                new SplittableRandom(options.seed() ^ -id),
                history,
                clock);
    }

    /** Whether there are buyers still. */
    public boolean isUnderWay() {
        return underWay;
    }

    private void readLog() throws IOException {
        synchronized (log) {
            log.readOn();
        }
    }

    private void flush() throws IOException {
        try (RedisProbe redis = new RedisProbe(options.target().redis().orElseThrow())) {
            readLog();
            losses.add(System.currentTimeMillis());
            redis.flushAll();
            System.out.println("Redis was emptied");
        }
    }

    private void soldOut() throws IOException {
        if (keeper.isOurs()) {
            System.out.println("The last ticket is sold: the sale closes");
            closedMillis = System.currentTimeMillis();
            background.untilDone(BETWEEN_READS, keeper::close);
        }
    }

    private Duration timeLeft() {
        long usedNanos = clock.now() - clock.anchorNanos();
        return options.longest()
                .minusNanos(Math.min(usedNanos, options.longest().toNanos()));
    }

    /**
     * Ends the run: judges it, writes the verdict and what it was come to by into this run's folder, and prints the verdict.
     *
     * @param simulation its class name, by which Gatling names the folder
     */
    public Verdict judged(String simulation) {
        try {
            underWay = false;
            background.pause(LAST_READ_AFTER);
            OptionalDouble redisCommands = commands.end();
            keeper.closes(timeLeft());
            background.untilDone(BETWEEN_READS, this::readLog);
            background.close();
            history.close();
            return Judging.of(options, historyFile, log.entries(), asked, closedMillis, List.copyOf(losses))
                    .verdict(simulation, redisCommands, timeline);
        } catch (IOException e) {
            throw new UncheckedIOException("The run cannot be judged", e);
        }
    }
}

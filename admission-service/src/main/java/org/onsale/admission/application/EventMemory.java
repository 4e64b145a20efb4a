package org.onsale.admission.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.domain.Board;
import org.onsale.admission.domain.Measurements;
import org.onsale.admission.domain.Reading;
import org.onsale.admission.domain.SaleHistory;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.admission.domain.Tally;
import org.onsale.admission.domain.Timetable;
import org.onsale.redis.EventId;

/**
 * What one node remembers of one event: enough to bring it back after Redis lost everything, and to answer what
 * needs no fresh data. Bounded: checkouts by {@value #MOST_GRANTS}, the rest by the event's own limits.
 */
public final class EventMemory {
    private static final int MOST_GRANTS = 200_000;

    private final EventId event;
    private final AtomicReference<StoredSettings> settings;
    private final AtomicReference<Measurements> measurements = new AtomicReference<>(Measurements.NONE);
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final EndedMirror ended = new EndedMirror();
    private final HoldProgress hold = new HoldProgress();
    private volatile boolean knowsTheShop;
    private volatile @Nullable Board lastBoard;
    private volatile @Nullable Board lastHealthyBoard;

    EventMemory(EventId event, StoredSettings settings) {
        this.event = event;
        this.settings = new AtomicReference<>(settings);
    }

    public EventId event() {
        return event;
    }

    /** The newest settings this node has seen. */
    public StoredSettings settings() {
        return settings.get();
    }

    /** Takes settings over unless older than those held. */
    void learn(StoredSettings newer) {
        settings.accumulateAndGet(newer, (held, given) -> held.isNewerThan(given) ? held : given);
    }

    /** The last board read, even one of a hold; empty until the first one. */
    public Optional<Board> board() {
        return Optional.ofNullable(lastBoard);
    }

    /**
     * Whether nothing can happen of itself: nobody waited or held a slot at the last look, and none of the event's
     * times has come.
     */
    boolean isQuiet(Instant now) {
        return board().filter(board -> !board.onHold() && board.held() == 0 && board.waiting() == 0)
                        .isPresent()
                && Timetable.due(settings(), now).isEmpty();
    }

    /** The last board read while slots could be given out: what has to come back after a loss. */
    Optional<Board> healthyBoard() {
        return Optional.ofNullable(lastHealthyBoard);
    }

    void learn(Board board) {
        lastBoard = board;
        if (!board.onHold()) {
            lastHealthyBoard = board;
        }
    }

    /** What this node measured of late. */
    public Measurements measurements() {
        return measurements.get();
    }

    /** What was written down before this node measured anything. */
    void learn(SaleHistory history) {
        measurements.compareAndSet(Measurements.NONE, Measurements.of(history));
    }

    /** Takes counts over, as of the last board. */
    void learn(Tally tally) {
        board().map(board -> Reading.of(settings().settings(), board, tally))
                .ifPresent(reading -> measurements.updateAndGet(known -> known.plus(reading)));
    }

    EndedMirror ended() {
        return ended;
    }

    HoldProgress hold() {
        return hold;
    }

    /** Remembers a checkout; one that is known keeps the number of its place. */
    void remember(Grant grant) {
        if (grants.size() < MOST_GRANTS || grants.containsKey(grant.checkout())) {
            grants.merge(grant.checkout(), grant, EventMemory::newest);
        }
    }

    private static Grant newest(Grant known, Grant given) {
        long number = given.number() == 0 ? known.number() : given.number();
        return new Grant(given.checkout(), given.termEnd(), number, given.learnedAt());
    }

    void forget(String checkout) {
        grants.remove(checkout);
    }

    /**
     * Whether a pass of this checkout may bring it back after a loss: this node remembers it, or has never known who
     * was in the shop, so that the pass is all the evidence there is.
     */
    boolean vouchesFor(String checkout) {
        return !knowsTheShop || grants.containsKey(checkout);
    }

    /** Replaces what is remembered by what Redis held at {@code asked}; what was learned since is kept. */
    void recall(Map<String, Instant> terms, Instant asked) {
        knowsTheShop = true;
        grants.values().removeIf(grant -> grant.learnedAt().isBefore(asked) && !terms.containsKey(grant.checkout()));
        terms.forEach((checkout, termEnd) -> remember(new Grant(checkout, termEnd, 0, asked)));
    }

    /** Checkouts whose term is not over. */
    public List<Grant> grants(Instant now) {
        return grants.values().stream()
                .filter(grant -> grant.termEnd().isAfter(now))
                .toList();
    }
}

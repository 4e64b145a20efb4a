package org.onsale.loadtest.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.history.Happening;

/**
 * Hears a run's evidence in order of time (buyers' events as they come, the admission log and losses of Redis merged
 * in between) and comes to a {@link Verdict}. One pass, memory by buyer.
 */
public final class Hearing {
    private record Timed(long atNanos, LogEntry entry) {}

    private final List<Timed> log;
    private final List<Long> losses;
    private final PresentLine line;
    private final SlotUse slotUse;
    private final CapWatch cap;
    private final OrderWatch order;
    private final ResumeWatch resume;
    private final Map<Promise, Watch> watches = new EnumMap<>(Promise.class);
    private final Tally tally;
    private final HeldTally held;
    private final OrderTally orders = new OrderTally();
    private int nextEntry;
    private int nextLoss;

    /** @param entries the whole admission log, in the log's order */
    public Hearing(Facts facts, List<LogEntry> entries) {
        this(facts, entries, Set.of());
    }

    /** @param asked what is to be judged beside {@link Promise#ALWAYS} and losses of Redis */
    public Hearing(Facts facts, List<LogEntry> entries, Set<Promise> asked) {
        this.log = timed(facts, entries);
        this.losses = facts.losses().stream().map(facts::nanosOf).sorted().toList();
        this.line = new PresentLine(facts);
        this.slotUse = new SlotUse(facts, line);
        this.cap = new CapWatch(facts);
        this.order = new OrderWatch(facts, line);
        this.resume = new ResumeWatch(facts, line);
        this.tally = new Tally(facts);
        this.held = new HeldTally(facts);
        watches.put(Promise.STRICT_CAP, cap);
        watches.put(Promise.ORDER_KEPT, order);
        watches.put(Promise.NOBODY_LOST, new LostWatch(facts));
        watches.put(Promise.NOBODY_TWICE, new TwiceWatch(facts));
        watches.put(Promise.POSITION_NEVER_RISES, new PositionWatch(facts));
        if (!losses.isEmpty()) {
            watches.put(Promise.RESUMES_AFTER_LOSS, resume);
        }
        asked.stream()
                .filter(promise -> promise.compareTo(Promise.RESUMES_AFTER_LOSS) > 0)
                .forEach(promise -> watches.put(promise, Watches.asked(promise, facts, line, slotUse)));
    }

    private static List<Timed> timed(Facts facts, List<LogEntry> entries) {
        List<Timed> timed = new ArrayList<>(entries.size());
        for (LogEntry entry : entries) {
            timed.add(new Timed(facts.nanosOf(entry.atMillis()), entry));
        }
        timed.sort(Comparator.comparingLong(Timed::atNanos));
        return timed;
    }

    /** Events in order of time. */
    public void saw(BuyerEvent event) {
        hearUntil(event.atNanos());
        tally.saw(event);
        slotUse.saw(event);
        orders.saw(event);
        watches.values().forEach(watch -> watch.saw(event));
        line.saw(event);
    }

    private void hearUntil(long atNanos) {
        boolean more = true;
        while (more) {
            long entryAt = nextEntry < log.size() ? log.get(nextEntry).atNanos() : Long.MAX_VALUE;
            long lossAt = nextLoss < losses.size() ? losses.get(nextLoss) : Long.MAX_VALUE;
            more = Math.min(entryAt, lossAt) <= atNanos && Math.min(entryAt, lossAt) < Long.MAX_VALUE;
            if (more && lossAt <= entryAt) {
                nextLoss++;
                lost(lossAt);
            } else if (more) {
                logged(log.get(nextEntry++));
            }
        }
    }

    private void lost(long atNanos) {
        slotUse.lost(atNanos);
        watches.values().forEach(watch -> watch.lost(atNanos));
        line.lost(atNanos);
    }

    private void logged(Timed timed) {
        slotUse.logged(timed.entry(), timed.atNanos());
        held.logged(timed.entry(), timed.atNanos());
        orders.logged(timed.entry());
        watches.values().forEach(watch -> watch.logged(timed.entry(), timed.atNanos()));
        line.logged(timed.entry(), timed.atNanos());
    }

    public Verdict verdict() {
        hearUntil(Long.MAX_VALUE - 1);
        Map<Promise, Judgement> judgements = new EnumMap<>(Promise.class);
        watches.forEach((promise, watch) -> judgements.put(promise, watch.judgement()));
        if (tally.count(Happening.ARRIVED) == 0) {
            judgements.replaceAll(
                    (promise, judgement) -> new Judgement.NotJudged("nobody arrived", judgement.testimonies()));
        }
        Course course =
                new Course(tally.arrivals(), held.seconds(), tally.turnTimes().byArrival());
        return new Verdict(judgements, figures(), orders.concordance(), course);
    }

    private Figures figures() {
        Histogram toTurn = tally.turnTimes().millis();
        return new Figures(
                tally.count(Happening.ARRIVED),
                tally.letInAtOnce(),
                tally.places(),
                toTurn.getTotalCount(),
                tally.endings(),
                tally.polls(),
                tally.unknownOutcomes(),
                cap.mostHeldByLog(),
                cap.mostHeldByBuyers(),
                order.inversions(),
                seconds(toTurn, 50),
                seconds(toTurn, 90),
                seconds(toTurn, 99),
                seconds(toTurn, 100),
                slotUse.mean(),
                slotUse.longestFreeSeconds(),
                resume.longestSeconds(),
                Double.NaN);
    }

    private static double seconds(Histogram millis, double percentile) {
        return millis.getTotalCount() == 0 ? Double.NaN : millis.getValueAtPercentile(percentile) / 1000.0;
    }
}

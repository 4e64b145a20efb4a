package org.onsale.loadtest.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.verdict.LogEntry.What;

/**
 * The wait told against the wait there was, from the telling to the call by the admission log: nine of ten should have
 * waited no longer than the higher figure, half no longer than the lower. At least 75 of 100 must be within the higher, and the median of
 * waited / lower must lie from 0.33 to 2. Waits below two seconds are left out, since what is told is whole seconds; what was told before the organiser changed something is, too.
 */
final class WaitToldWatch implements Watch {
    private static final long LEAST_TELLINGS = 20;
    private static final double LEAST_WITHIN_P90 = 0.75;
    private static final double LEAST_RATIO = 0.33;
    private static final double MOST_RATIO = 2;
    private static final long SHORT_NANOS = 2_000_000_000L;
    private static final double PER_CENT = 100;

    private record Telling(long atNanos, long p50Seconds, long p90Seconds) {}

    private final Map<Integer, Long> numberOf = new HashMap<>();
    private final Map<Long, List<Telling>> open = new HashMap<>();
    private final Histogram waitedPerCentOfTold = new Histogram(3);
    private long tellings;
    private long withinP50;
    private long withinP90;

    @Override
    public void saw(BuyerEvent event) {
        long number = numberOf.getOrDefault(event.buyer(), 0L);
        switch (event.what()) {
            case JOINED -> numberOf.put(event.buyer(), event.a());
            case WAIT_TOLD -> {
                if (number > 0) {
                    open.computeIfAbsent(number, n -> new ArrayList<>(4))
                            .add(new Telling(event.atNanos(), event.a(), event.b()));
                }
            }
            case WENT_AWAY, LEAVE_SENT, ENDED -> open.remove(number);
            case CAP_SET, RATE_SET, PHASE_SET -> open.clear();
            default -> {}
        }
    }

    @Override
    public void logged(LogEntry entry, long atNanos) {
        List<Telling> told = entry.what() == What.CALLED ? open.remove(entry.number()) : null;
        if (told != null) {
            told.forEach(telling -> judge(telling, atNanos - telling.atNanos()));
        }
    }

    private void judge(Telling told, long waitedNanos) {
        if (waitedNanos < SHORT_NANOS && told.p90Seconds() * 1_000_000_000L < SHORT_NANOS) {
            return;
        }
        double waited = Math.max(0, waitedNanos / 1e9);
        tellings++;
        withinP50 += waited < told.p50Seconds() + 1 ? 1 : 0;
        withinP90 += waited < told.p90Seconds() + 1 ? 1 : 0;
        waitedPerCentOfTold.recordValue(Math.round(PER_CENT * waited / Math.max(1, told.p50Seconds())));
    }

    @Override
    public void lost(long atNanos) {
        open.clear();
    }

    @Override
    public Judgement judgement() {
        if (tellings < LEAST_TELLINGS) {
            return new Judgement.NotJudged("%d waits told and over, want %d".formatted(tellings, LEAST_TELLINGS));
        }
        double p90 = (double) withinP90 / tellings;
        double ratio = waitedPerCentOfTold.getValueAtPercentile(50) / PER_CENT;
        String seen = String.format(
                Locale.ROOT,
                "%d tellings; waited no longer than the p50 told: %.0f %%, than the p90 told: %.0f %%; waited / p50 told, median: %.2f",
                tellings,
                PER_CENT * withinP50 / tellings,
                PER_CENT * p90,
                ratio);
        boolean right = p90 >= LEAST_WITHIN_P90 && ratio >= LEAST_RATIO && ratio <= MOST_RATIO;
        long tooLong = right ? 0 : tellings - withinP90;
        List<Testimony> both = List.of(
                new Testimony(Witness.LOG, tellings, "calls after a told wait", tooLong),
                new Testimony(Witness.BUYERS, tellings, "waits told", 0));
        return right ? new Judgement.Kept(seen, both) : new Judgement.Broken(seen, both, tooLong, List.of());
    }
}

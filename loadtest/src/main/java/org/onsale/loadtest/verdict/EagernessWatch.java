package org.onsale.loadtest.verdict;

import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.onsale.loadtest.history.Attack;
import org.onsale.loadtest.history.BuyerEvent;

/** Requests that come too early are refused with 429, each with a time to come again, within a second at the 99th percentile. */
final class EagernessWatch implements Watch {
    private static final int TOO_MANY = 429;
    private static final long SLOWEST_MILLIS = 1_000;

    private final Breaches breaches;
    private final Histogram millis = new Histogram(3);
    private long polls;
    private long now;

    EagernessWatch(Facts facts) {
        this.breaches = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        now = event.atNanos();
        switch (event.what()) {
            case ENTER_REFUSED, JOIN_REFUSED, POLL_REFUSED, CLAIM_REFUSED, LEAVE_REFUSED ->
                refused(event, event.a(), event.b());
            case ATTACKED -> {
                polls += event.a() == Attack.EAGER_POLL.ordinal() ? 1 : 0;
                refused(event, event.b(), event.c());
            }
            case WAITING, HELD_BACK -> polls++;
            default -> {}
        }
    }

    private void refused(BuyerEvent event, long status, long retryAfterSeconds) {
        if (status == TOO_MANY) {
            millis.recordValue(event.tookMillis());
            if (retryAfterSeconds < 1) {
                breaches.byBuyer(
                        event.atNanos(), event.buyer(), 0, "%s of %d: 429 without a time", event.what(), event.buyer());
            }
        }
    }

    @Override
    public Judgement judgement() {
        if (millis.getTotalCount() == 0) {
            return new Judgement.NotJudged("nobody was too eager");
        }
        long p99 = millis.getValueAtPercentile(99);
        if (p99 > SLOWEST_MILLIS) {
            breaches.byBuyer(now, 0, 0, "a refusal took %d ms at the 99th percentile", p99);
        }
        String seen = String.format(
                Locale.ROOT,
                "%,d refusals beside %,d polls answered or refused, p50 %d ms, p99 %d ms",
                millis.getTotalCount(),
                polls,
                millis.getValueAtPercentile(50),
                p99);
        return breaches.judge(seen, breaches.buyers(millis.getTotalCount(), "refusals"));
    }
}

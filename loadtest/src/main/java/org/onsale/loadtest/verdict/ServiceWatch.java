package org.onsale.loadtest.verdict;

import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.history.Happening;

/** Requests of buyers, attackers' left out: answered within a second at the 99th percentile, and hardly any not at all. */
final class ServiceWatch implements Watch {
    private static final long SLOWEST_MILLIS = 1_000;

    private final Breaches breaches;
    private final Requests requests = new Requests();
    private final Histogram millis = new Histogram(3);
    private long now;

    ServiceWatch(Facts facts) {
        this.breaches = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        now = event.atNanos();
        requests.saw(event);
        if (Requests.isAnswer(event.what()) && event.what() != Happening.ATTACKED) {
            millis.recordValue(event.tookMillis());
        }
    }

    @Override
    public Judgement judgement() {
        if (millis.getTotalCount() == 0) {
            return new Judgement.NotJudged("no buyer was answered");
        }
        long p99 = millis.getValueAtPercentile(99);
        if (p99 > SLOWEST_MILLIS) {
            breaches.byBuyer(now, 0, 0, "buyers were answered in %d ms at the 99th percentile", p99);
        }
        if (requests.tooManyFailed()) {
            breaches.byBuyer(now, 0, 0, "%d requests failed", requests.failed());
        }
        String seen = String.format(
                Locale.ROOT,
                "%,d answers, p50 %d ms, p99 %d ms, slowest %d ms; %s",
                millis.getTotalCount(),
                millis.getValueAtPercentile(50),
                p99,
                millis.getMaxValue(),
                requests);
        return breaches.judge(seen, breaches.buyers(requests.all(), "requests"));
    }
}

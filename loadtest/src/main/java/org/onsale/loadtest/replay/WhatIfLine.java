package org.onsale.loadtest.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.onsale.loadtest.buyer.BehaviourMix;
import org.onsale.loadtest.options.EventPlan;
import org.onsale.loadtest.options.ReplayOptions;
import org.onsale.loadtest.verdict.LogEntry;

/** The simulation that answers what this run should come to: the crowd's behaviours in the simulator's words. */
final class WhatIfLine {
    private static final double LN2 = Math.log(2);
    private static final double LN10 = Math.log(10);

    /** Near the front a page polls every 2 s, and a board is up to half a second old; then the buyer reacts within 0.6 s. */
    private static final String USUAL_CLAIM = "1.4,2.3";

    private static final int LEAST_CLAIMS = 20;
    private static final int RUNS = 15;

    private WhatIfLine() {}

    /**
     * The command, to be run from this project's folder. Who leaves silently blocks a slot ten times as long as others, and in
     * a short sale they are a few dozen: their share is the one that came about, not the one that was drawn from. How long a
     * turn takes to be claimed depends on the machine, too: it is read from the log.
     *
     * @param endings how many buyers' stories ended in which way
     * @param log the server's admission log
     * @param arrivals file of them
     */
    static String of(ReplayOptions options, Map<String, Long> endings, List<LogEntry> log, String arrivals) {
        BehaviourMix mix = options.mix();
        EventPlan event = options.event();
        double silent = silentShare(endings, mix.leavesSilently());
        double missed = mix.neverClaims() + mix.comesTooLate();
        return "infra/onsale what-if --trace " + arrivals + " --runs " + RUNS + " --cap " + event.cap()
                + (options.tickets() == 0 ? "" : " --tickets " + options.tickets())
                + " --checkout " + seconds(mix.checkoutMean(), LN2) + "," + seconds(mix.checkoutMean(), LN10)
                + " --claim " + claim(log)
                + " --no-show " + share(missed)
                + " --returns " + share(missed == 0 ? 0 : mix.comesTooLate() / missed)
                + " --absent " + share(mix.closesTab() + mix.comesBack())
                + " --silent " + share(silent)
                + " --conversion " + share(1 - mix.abandons() - silent)
                + " --checkout-seconds " + event.checkoutSeconds()
                + " --heartbeat-seconds " + event.heartbeatSeconds()
                + " --claim-seconds " + event.claimSeconds()
                + " --away-seconds " + event.awaySeconds();
    }

    /** Median and slowest tenth of the time from a call to its claim. */
    private static String claim(List<LogEntry> log) {
        Map<Long, Long> calledAt = new HashMap<>();
        Histogram millis = new Histogram(3);
        for (LogEntry entry : log) {
            if (entry.what() == LogEntry.What.CALLED) {
                calledAt.put(entry.number(), entry.atMillis());
            } else if (entry.what() == LogEntry.What.CLAIMED && calledAt.containsKey(entry.number())) {
                millis.recordValue(Math.max(1, entry.atMillis() - calledAt.get(entry.number())));
            }
        }
        return millis.getTotalCount() < LEAST_CLAIMS
                ? USUAL_CLAIM
                : seconds(millis.getValueAtPercentile(50)) + "," + seconds(millis.getValueAtPercentile(90));
    }

    private static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.2f", millis / 1_000);
    }

    private static double silentShare(Map<String, Long> endings, double drawnFrom) {
        long silent = endings.getOrDefault("left silently", 0L);
        long ended = silent + endings.getOrDefault("bought", 0L) + endings.getOrDefault("abandoned", 0L);
        return ended == 0 ? drawnFrom : (double) silent / ended;
    }

    /** A percentile of three tenths of the mean and an exponential rest. */
    private static String seconds(Duration mean, double exponential) {
        return seconds(mean.toMillis() * (0.3 + 0.7 * exponential));
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}

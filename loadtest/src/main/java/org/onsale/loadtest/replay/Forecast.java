package org.onsale.loadtest.replay;

import java.util.List;
import org.onsale.loadtest.buyer.BehaviourMix;
import org.onsale.loadtest.options.EventPlan;

/**
 * What a run is going to come to, roughly: people taken as a fluid, second by second. Those who leave the line or sleep are
 * taken to wait on.
 *
 * @param longestLine most people waiting at once
 * @param polls in all
 * @param requests in all
 * @param peakRequests most in one second
 * @param seconds until nobody waits and nobody is at the checkout
 */
record Forecast(long longestLine, long polls, long requests, long peakRequests, long seconds) {
    /** From a call to its claim, of those who wait near the front. */
    private static final double PICK_UP_SECONDS = 1.5;

    private static final double NEAREST_POLL_SECONDS = 2;
    private static final double FARTHEST_POLL_SECONDS = 40;
    private static final double SHARE_OF_WAIT = 0.1;

    /** Entering and joining; claiming; releasing. */
    private static final int REQUESTS_TO_JOIN = 2;

    /** Less than half a person is nobody. */
    private static final double NOBODY = 0.5;

    /**
     * @param perSecond arrivals of all load generators together
     * @param tickets 0: no end of them
     * @param mostSeconds the run ends then
     */
    static Forecast of(List<Integer> perSecond, EventPlan event, BehaviourMix mix, int tickets, long mostSeconds) {
        Fluid fluid = new Fluid(event, mix, tickets);
        long second = 0;
        while (second < mostSeconds && (second < perSecond.size() || fluid.isMoving())) {
            fluid.passes(second < perSecond.size() ? perSecond.get((int) second) : 0);
            second++;
        }
        return new Forecast(
                Math.round(fluid.longestLine),
                Math.round(fluid.polls),
                Math.round(fluid.requests),
                Math.round(fluid.peakRequests),
                second);
    }

    /** Of one of so many load generators. */
    Forecast share(int of) {
        return new Forecast(longestLine / of, polls / of, requests / of, peakRequests / of, seconds);
    }

    private static final class Fluid {
        private final EventPlan event;
        private final double slotSeconds;
        private final double buys;
        private double ticketsLeft;
        private double line;
        private double held;
        private double longestLine;
        private double polls;
        private double requests;
        private double peakRequests;

        Fluid(EventPlan event, BehaviourMix mix, int tickets) {
            this.event = event;
            double missed = mix.neverClaims() + mix.comesTooLate();
            this.slotSeconds =
                    missed * event.claimSeconds() + (1 - missed) * (PICK_UP_SECONDS + checkoutSeconds(event, mix));
            this.buys = (1 - missed) * (1 - mix.abandons() - mix.leavesSilently());
            this.ticketsLeft = tickets == 0 ? Double.MAX_VALUE : tickets;
        }

        private static double checkoutSeconds(EventPlan event, BehaviourMix mix) {
            return mix.leavesSilently() * event.checkoutSeconds()
                    + (1 - mix.leavesSilently()) * mix.checkoutMean().toMillis() / 1_000.0;
        }

        boolean isMoving() {
            return line > NOBODY || held > NOBODY;
        }

        void passes(int arrivals) {
            double out = held / slotSeconds;
            held -= out;
            ticketsLeft -= out * buys;
            double wanting = line + arrivals;
            double in = Math.max(0, Math.min(event.cap() - held, wanting));
            held += in;
            line = wanting - in;
            double pollsNow = line / pollSeconds();
            double beats = event.heartbeatSeconds() == 0 ? 0 : held / event.heartbeatSeconds();
            double now = (double) REQUESTS_TO_JOIN * arrivals + in + out + beats + pollsNow;
            polls += pollsNow;
            requests += now;
            peakRequests = Math.max(peakRequests, now);
            longestLine = Math.max(longestLine, line);
            if (ticketsLeft <= 0) {
                sendHome();
            }
        }

        /** Each hears of it at the next poll. */
        private void sendHome() {
            polls += line;
            requests += line;
            line = 0;
        }

        /** As the waiting room tells the middle of the line: a tenth of the wait left, within the bounds the event sets. */
        private double pollSeconds() {
            double wait = line / 2 * slotSeconds / Math.max(1, event.cap());
            double most =
                    Math.min(FARTHEST_POLL_SECONDS, Math.min(event.awaySeconds() / 2.0, event.claimSeconds() / 3.0));
            return Math.min(most, Math.max(NEAREST_POLL_SECONDS, SHARE_OF_WAIT * wait));
        }
    }
}

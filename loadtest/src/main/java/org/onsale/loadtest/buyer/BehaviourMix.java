package org.onsale.loadtest.buyer;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.onsale.loadtest.buyer.Behaviour.AtCheckout;
import org.onsale.loadtest.buyer.Behaviour.AtTurn;
import org.onsale.loadtest.buyer.Behaviour.InLine;
import org.onsale.loadtest.buyer.Behaviour.LostAnswer;

/**
 * Shares of buyers, each 0 to 1, that do something else than wait, claim and buy.
 *
 * @param checkoutMean mean time from being let in to buying or leaving
 * @param checkoutMost no buyer takes longer: must lie within the lease
 * @param awayMean mean time away of those who close the tab and come back, or who come too late for their turn
 * @param pace mean time between two requests of somebody who storms: reloads, opens tabs and polls again and again
 */
public record BehaviourMix(
        double closesTab,
        double comesBack,
        double reloads,
        double secondTab,
        double givesUp,
        double storms,
        double neverClaims,
        double comesTooLate,
        double abandons,
        double leavesSilently,
        double losesAnswer,
        Duration checkoutMean,
        Duration checkoutMost,
        Duration awayMean,
        Duration pace) {

    /** Everybody waits, claims and buys. */
    public static BehaviourMix plain(Duration checkoutMean, Duration checkoutMost) {
        return new BehaviourMix(
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                checkoutMean,
                checkoutMost,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    public BehaviourMix {
        checkSum("in line", closesTab, comesBack, reloads, secondTab, givesUp, storms);
        checkSum("at the turn", neverClaims, comesTooLate);
        checkSum("at checkout", abandons, leavesSilently);
        checkSum("lost answers", losesAnswer);
    }

    private static void checkSum(String where, double... shares) {
        double sum = 0;
        for (double share : shares) {
            if (!(share >= 0)) {
                throw new IllegalArgumentException("Shares " + where + " must not be negative, got " + share);
            }
            sum += share;
        }
        if (sum > 1.000001) {
            throw new IllegalArgumentException("Shares " + where + " must not add up to more than 1, got " + sum);
        }
    }

    public Behaviour draw(RandomGenerator random) {
        return new Behaviour(
                inLine(random.nextDouble()),
                1 + Math.min(4, Long.numberOfTrailingZeros(random.nextLong() | 16)),
                atTurn(random.nextDouble()),
                atCheckout(random.nextDouble()),
                lost(random),
                about(awayMean, random),
                Duration.ofMillis(random.nextLong(50, 600)),
                least(about(checkoutMean, random), checkoutMost),
                pace);
    }

    private InLine inLine(double share) {
        double rest = share;
        if ((rest -= closesTab) < 0) return InLine.CLOSES_TAB;
        if ((rest -= comesBack) < 0) return InLine.CLOSES_TAB_AND_COMES_BACK;
        if ((rest -= reloads) < 0) return InLine.RELOADS;
        if ((rest -= secondTab) < 0) return InLine.OPENS_SECOND_TAB;
        if ((rest -= givesUp) < 0) return InLine.GIVES_UP;
        if ((rest -= storms) < 0) return InLine.STORMS;
        return InLine.WAITS;
    }

    private AtTurn atTurn(double share) {
        if (share < neverClaims) return AtTurn.NEVER_CLAIMS;
        return share < neverClaims + comesTooLate ? AtTurn.COMES_TOO_LATE : AtTurn.CLAIMS;
    }

    private AtCheckout atCheckout(double share) {
        if (share < abandons) return AtCheckout.ABANDONS;
        return share < abandons + leavesSilently ? AtCheckout.LEAVES_SILENTLY : AtCheckout.BUYS;
    }

    private LostAnswer lost(RandomGenerator random) {
        int which = random.nextInt(1, LostAnswer.values().length);
        return random.nextDouble() < losesAnswer ? LostAnswer.values()[which] : LostAnswer.NONE;
    }

    /** Three tenths of the mean at least, exponential beyond: nobody fills in a form in no time, some take very long. */
    private static Duration about(Duration mean, RandomGenerator random) {
        return Duration.ofMillis(Math.round(mean.toMillis() * (0.3 + 0.7 * random.nextExponential())));
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}

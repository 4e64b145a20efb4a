package org.onsale.admission.domain.whatif;

import java.util.OptionalInt;
import org.onsale.admission.domain.Phase;

/**
 * Everything a simulated sale depends on.
 *
 * @param ratePerMinute at most so many are let in a minute; empty for no limit
 * @param checkout time from being let in to buying or leaving
 * @param claim time from a turn being offered to its being taken: until the page hears of it, and the buyer reacts
 * @param noShowShare share of turns nobody takes in time, 0 to 1
 * @param returnShare share of those who missed a turn that are heard of again, 0 to 1
 * @param absentShare share of those in line who close the page for good, mostly soon after joining, 0 to 1; they count as there
 *     for {@code awaySeconds} more
 * @param silentShare share of checkouts that the shop does not report as over: their slot is free when the lease ends
 * @param conversion share of checkouts that buy a ticket, 0 to 1
 * @param tickets after so many the sale closes; empty for no end of them
 * @param seed the same one gives the same answer
 */
public record Assumptions(
        Arrivals arrivals,
        int cap,
        OptionalInt ratePerMinute,
        Spread checkout,
        Spread claim,
        double noShowShare,
        double returnShare,
        double absentShare,
        double silentShare,
        double conversion,
        OptionalInt tickets,
        int checkoutSeconds,
        int heartbeatSeconds,
        int claimSeconds,
        int awaySeconds,
        int missedTurns,
        long seed) {

    Terms terms() {
        return new Terms(
                cap, Phase.OPEN, ratePerMinute.orElse(0), checkoutSeconds, heartbeatSeconds, claimSeconds, missedTurns);
    }
}

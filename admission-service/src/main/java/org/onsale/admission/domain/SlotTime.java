package org.onsale.admission.domain;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long one turn keeps a slot, on average: a claimed one until its claim and then throughout the checkout, a missed
 * one throughout its claim window. From the last minutes where they tell enough, else from the whole sale, else by
 * Little's law: slots held, divided by the turns served in a second.
 */
final class SlotTime {
    /** Fewer checkouts than this say little about the next. */
    private static final int LEAST_ENDED = 5;

    private SlotTime() {}

    static OptionalDouble seconds(RecentReadings recent, Outflow outflow, Duration claimTime) {
        for (Tally counted : List.of(recent.counted(), recent.total())) {
            if (counted.letOut() >= LEAST_ENDED && counted.checkoutMs() > 0) {
                return OptionalDouble.of(seconds(counted, claimTime));
            }
        }
        return recent.latest()
                .filter(reading -> outflow.isKnown() && reading.held() > 0)
                .map(reading -> OptionalDouble.of(meanHeld(recent) / outflow.perSecond()))
                .orElseGet(OptionalDouble::empty);
    }

    private static double seconds(Tally counted, Duration claimTime) {
        double checkout = counted.checkoutMs() / 1_000.0 / counted.letOut();
        long decided = counted.claimed() + counted.missed();
        if (decided == 0) {
            return checkout;
        }
        double claimed = counted.claimMs() / 1_000.0 + counted.claimed() * checkout;
        return (claimed + counted.missed() * (double) claimTime.toSeconds()) / decided;
    }

    private static double meanHeld(RecentReadings recent) {
        return recent.readings().stream().mapToInt(Reading::held).average().orElse(0);
    }
}

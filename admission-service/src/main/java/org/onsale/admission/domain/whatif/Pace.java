package org.onsale.admission.domain.whatif;

/**
 * The organiser's rate, as {@code pace.lua} keeps it: the time at which the next slot falls due, which never lags by more
 * than one second's worth, and a credit of slots that came back unclaimed. Without a rate there is no limit.
 */
final class Pace {
    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    private double keptTatMs;
    private long credit;

    private double intervalMs;
    private double tatMs;
    private double budget;

    /** Begins a decision. @param ratePerMinute 0 for no limit */
    void open(int ratePerMinute, long nowMs) {
        if (ratePerMinute == 0) {
            budget = NO_LIMIT;
            return;
        }
        intervalMs = 60_000.0 / ratePerMinute;
        tatMs = Math.max(keptTatMs, nowMs - Math.max(intervalMs, 1_000));
        budget = Math.max(0, Math.floor((nowMs - tatMs) / intervalMs + 0.000001)) + credit;
    }

    /** Slots that may be given out in this decision. */
    double budget() {
        return budget;
    }

    void spend(int slots) {
        if (budget == NO_LIMIT) {
            return;
        }
        long fromCredit = Math.min(credit, slots);
        credit -= fromCredit;
        tatMs += (slots - fromCredit) * intervalMs;
        // Kept with three decimals, as in Redis.
        keptTatMs = Math.rint(tatMs * 1_000) / 1_000;
    }

    void giveBack(int slots) {
        if (budget != NO_LIMIT) {
            credit += slots;
            budget += slots;
        }
    }

    void forgetCredit() {
        if (budget != NO_LIMIT) {
            credit = 0;
        }
    }
}

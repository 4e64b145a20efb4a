package org.onsale.admission.domain;

import java.util.OptionalDouble;

/**
 * What somebody who joins now will wait, as things are and as they would be under other settings.
 *
 * <p>The line is served at min(rate, cap / mean time a slot is held). As long as nothing is changed the measured outflow
 * is taken, as it is for the range that buyers see; under other settings it is scaled by what that rule says of both.
 * The spread: the time until the k-th next call, at a rate itself measured from n calls, is a ratio of two gamma
 * variables, whose logarithm is near normal with variance 1/k + 1/n (the delta method), times the dispersion of calls.
 */
public final class Forecast {
    private static final double NORMAL_90 = 1.2816;
    /** Beyond half a day a figure would be of no use. */
    private static final long LONGEST_SECONDS = 43_200;

    private final EventSettings settings;
    private final Board board;
    private final Outflow outflow;
    private final OptionalDouble slotSeconds;

    /** From what is known of the event as its settings are now. */
    public Forecast(EventSettings settings, Board board, RecentReadings recent) {
        this.settings = settings;
        this.board = board;
        this.outflow = Outflow.of(recent, settings);
        this.slotSeconds = SlotTime.seconds(recent, outflow, settings.claimTime());
    }

    /** As things are. */
    public Wait now() {
        return under(settings);
    }

    /** How long a slot is held for each turn, on average; empty without evidence. */
    public OptionalDouble slotSeconds() {
        return slotSeconds;
    }

    /** Places that would be called at once under other settings, when those who wait are there. */
    public int letInAtOnce(EventSettings then) {
        int present = Math.min(board.present(), board.waiting());
        if (board.onHold() || !then.phase().serves()) {
            return 0;
        }
        if (then.phase() == Phase.BYPASS) {
            return settings.phase() == Phase.BYPASS ? 0 : present;
        }
        int free = Math.max(0, then.cap() - board.held());
        // The rate refills evenly and holds at most one second's worth.
        int budget = then.ratePerMinute().isPresent()
                ? Math.max(1, then.ratePerMinute().getAsInt() / 60)
                : Integer.MAX_VALUE;
        return Math.min(present, Math.min(free, budget));
    }

    /** Under other settings. */
    public Wait under(EventSettings then) {
        if (board.onHold() || !then.phase().serves()) {
            return Wait.NOT_KNOWN;
        }
        int ahead = Math.min(board.present(), board.waiting()) - letInAtOnce(then);
        int excess = board.held() - then.cap();
        if (then.phase() == Phase.BYPASS
                || (ahead == 0 && excess < 0 && then.ratePerMinute().isEmpty())) {
            return Wait.NONE;
        }
        OptionalDouble perSecond = perSecond(then);
        return perSecond.isEmpty() ? Wait.NOT_KNOWN : between(ahead + 1.0, perSecond.getAsDouble(), excess, then.cap());
    }

    private OptionalDouble perSecond(EventSettings then) {
        OptionalDouble byRule = byRule(then);
        OptionalDouble byRuleNow = byRule(settings);
        if (!outflow.isKnown() || !settings.phase().serves()) {
            return byRule;
        }
        if (byRule.isEmpty() || byRuleNow.isEmpty() || byRuleNow.getAsDouble() == 0) {
            return then.cap() == settings.cap() ? OptionalDouble.of(outflow.perSecond()) : byRule;
        }
        return OptionalDouble.of(outflow.perSecond() * byRule.getAsDouble() / byRuleNow.getAsDouble());
    }

    private OptionalDouble byRule(EventSettings any) {
        if (slotSeconds.isEmpty()) {
            return OptionalDouble.empty();
        }
        double bySlots = any.cap() / slotSeconds.getAsDouble();
        return OptionalDouble.of(
                any.ratePerMinute().isPresent()
                        ? Math.min(bySlots, any.ratePerMinute().getAsInt() / 60.0)
                        : bySlots);
    }

    /** Slots above the cap must come free first: faster than those below it, since more of them are held. */
    private Wait between(double calls, double perSecond, int excess, int cap) {
        if (perSecond <= 0) {
            return Wait.NOT_KNOWN;
        }
        double untilItFits = excess <= 0 ? 0 : excess / perSecond * 2 * cap / (2.0 * cap + excess);
        double p50 = calls / perSecond + untilItFits;
        double variance = outflow.dispersion() * (1 / calls + 1.0 / Math.max(5, outflow.served()));
        double p90 = Math.min(2.0 * LONGEST_SECONDS, p50 * Math.exp(NORMAL_90 * Math.sqrt(variance)));
        return p50 > LONGEST_SECONDS
                ? Wait.NOT_KNOWN
                : new Wait.Between((long) Math.ceil(p50), (long) Math.ceil(Math.max(p50, p90)));
    }
}

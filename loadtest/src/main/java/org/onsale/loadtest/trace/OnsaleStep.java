package org.onsale.loadtest.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.onsale.loadtest.trace.ArrivalTrace.Bin;

/**
 * A synthetic onsale: arrivals by second from the opening on, made from what is published of a sale, never a recording. Two
 * crowds come:
 *
 * <ul>
 *   <li><b>The pile-up</b>: {@link #EARLY_SHARE} of the people wait for the opening, since the pull of a deadline grows with the
 *       inverse of the time left (Alfi, Parisi, Pietronero, Nature Physics 3, 746, 2007). Once it is open each goes as soon as
 *       they notice: at the rate t/θ² e^(-t/θ), which rises for θ and falls off fast. θ makes the busiest second the peak.
 *   <li><b>The latecomers</b> come at (1 + t/τ)^-{@value #TAIL_EXPONENT}: attention after an event known to all decays as such a power of
 *       time (Crane, Sornette, PNAS 105, 15649, 2008). At the opening they are {@link #LATE_SHARE_OF_PEAK} of the peak; τ makes the
 *       people come to their number. When the tickets are gone, they fade within {@link #FADE_SECONDS}.
 * </ul>
 *
 * Tickets sell at {@link #MOST_SOLD_PER_MINUTE}, as stated for Glastonbury 2013, but no more than {@link #SHARE_SOLD_PER_MINUTE} of
 * them a minute, as TicketLeap sold 529 of 1,000 in 2010. The three shares named "early", "late" and "fade" are ours: nothing is
 * published about them.
 *
 * @param people who come, exactly
 * @param peak people in the busiest second, exactly
 * @param tickets 0: they do not sell out
 * @param seconds until the last arrival
 */
public record OnsaleStep(int people, int peak, int tickets, int seconds) {
    public static final int MOST_PEOPLE = 100_000_000;
    public static final int USUAL_SECONDS = 1_800;

    static final double EARLY_SHARE = 0.3;
    static final double LATE_SHARE_OF_PEAK = 0.25;
    static final double TAIL_EXPONENT = 1.4;
    static final double FADE_SECONDS = 300;
    static final double MOST_SOLD_PER_MINUTE = 3_000;
    static final double SHARE_SOLD_PER_MINUTE = 0.529;

    private static final int MOST_SECONDS = 86_400;
    private static final int HALVINGS = 100;

    /** @throws IllegalArgumentException naming what does not fit the rest, and its range */
    public OnsaleStep {
        check("people", people, 1, MOST_PEOPLE);
        check("tickets", tickets, 0, MOST_PEOPLE);
        check("length", seconds, 1, MOST_SECONDS);
        double lateSeconds = sum(interest(tickets, seconds));
        int least = (int) Math.ceil((1 - EARLY_SHARE) * people / LATE_SHARE_OF_PEAK / lateSeconds) + 1;
        int most = (int) Math.floor(EARLY_SHARE * people / (1 - LATE_SHARE_OF_PEAK / 2));
        if (peak < least || peak > most) {
            throw new IllegalArgumentException("peak: got %d, want %s for %d people within %d s"
                    .formatted(
                            peak,
                            least > most ? "more people or less time" : "from " + least + " to " + most,
                            people,
                            seconds));
        }
    }

    private static void check(String name, int got, int least, int most) {
        if (got < least || got > most) {
            throw new IllegalArgumentException("%s: got %d, want from %d to %d".formatted(name, got, least, most));
        }
    }

    public ArrivalTrace trace() {
        double[] late = late();
        double theta = solved(Math.log(seconds), x -> peak - most(plus(late, pileUp(Math.exp(x)))));
        double[] rates = plus(late, pileUp(Math.exp(theta)));
        String source = "people=%d peak=%d tickets=%d".formatted(people, peak, tickets);
        return new ArrivalTrace(source, 1, counts(rates), head());
    }

    private double[] late() {
        double[] interest = interest(tickets, seconds);
        double wanted = (1 - EARLY_SHARE) * people;
        double opening = LATE_SHARE_OF_PEAK * peak;
        double tau = solved(Math.log(1e9), x -> sum(decaying(interest, Math.exp(x))) * opening - wanted);
        double[] late = decaying(interest, Math.exp(tau));
        double exactly = wanted / sum(late);
        for (int i = 0; i < seconds; i++) {
            late[i] *= exactly;
        }
        return late;
    }

    /** 1 until the tickets are gone, then fading. */
    private static double[] interest(int tickets, int seconds) {
        double perMinute = Math.min(MOST_SOLD_PER_MINUTE, tickets * SHARE_SOLD_PER_MINUTE);
        double soldOut = tickets == 0 ? seconds : tickets / perMinute * 60;
        double[] interest = new double[seconds];
        for (int i = 0; i < seconds; i++) {
            interest[i] = Math.exp(-Math.max(0, i - soldOut) / FADE_SECONDS);
        }
        return interest;
    }

    private static double[] decaying(double[] interest, double tau) {
        double[] late = new double[interest.length];
        for (int i = 0; i < late.length; i++) {
            late[i] = interest[i] * Math.pow(1 + (i + 0.5) / tau, -TAIL_EXPONENT);
        }
        return late;
    }

    /** The share of those who were there early that notice in each second, all of them by the end. */
    private double[] pileUp(double theta) {
        double[] early = new double[seconds];
        double people = EARLY_SHARE * this.people / noticed(seconds / theta);
        for (int i = 0; i < seconds; i++) {
            early[i] = people * (noticed((i + 1) / theta) - noticed(i / theta));
        }
        return early;
    }

    /** The gamma distribution of shape 2. */
    private static double noticed(double x) {
        return 1 - (1 + x) * Math.exp(-x);
    }

    /** Where a rising function of the logarithm crosses 0, by halving. */
    private static double solved(double highest, DoubleUnaryOperator rising) {
        double low = Math.log(1e-3);
        double high = highest;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private List<Bin> counts(double[] rates) {
        int busiest = 0;
        for (int i = 1; i < seconds; i++) {
            busiest = rates[i] > rates[busiest] ? i : busiest;
        }
        double scale = (people - peak) / (sum(rates) - rates[busiest]);
        List<Bin> bins = new ArrayList<>(seconds);
        double due = 0;
        long counted = 0;
        for (int i = 0; i < seconds; i++) {
            due += i == busiest ? 0 : rates[i] * scale;
            long count = i == busiest ? peak : Math.round(due) - counted;
            counted += i == busiest ? 0 : count;
            bins.add(new Bin(i, count));
        }
        return bins;
    }

    private List<String> head() {
        return List.of(
                "synthetic: made from published numbers, not a recording",
                String.format(
                        Locale.ROOT,
                        "given: people=%d peak=%d/s tickets=%d length=%ds",
                        people,
                        peak,
                        tickets,
                        seconds),
                String.format(
                        Locale.ROOT,
                        "assumed: %.0f %% wait for the opening; latecomers begin at %.0f %% of the peak and fall off with time^-%.1f",
                        100 * EARLY_SHARE,
                        100 * LATE_SHARE_OF_PEAK,
                        TAIL_EXPONENT));
    }

    private static double most(double[] rates) {
        double most = 0;
        for (double rate : rates) {
            most = Math.max(most, rate);
        }
        return most;
    }

    private static double sum(double[] rates) {
        double sum = 0;
        for (double rate : rates) {
            sum += rate;
        }
        return sum;
    }

    private static double[] plus(double[] a, double[] b) {
        double[] both = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            both[i] = a[i] + b[i];
        }
        return both;
    }
}

package org.onsale.admission.domain.whatif;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.domain.EventSettings;

/**
 * A question with every gap filled: by what was asked, else what the event's settings say, else what was measured, else what
 * is usual.
 */
public final class Given {
    private static final Spread USUAL_CHECKOUT = new Spread(90, 240);
    private static final Spread USUAL_CLAIM = new Spread(15, 45);
    private static final double USUAL_NO_SHOWS = 0.05;
    private static final double USUAL_RETURNS = 0.5;
    private static final double USUAL_ABSENCE = 0.05;
    private static final double USUAL_CONVERSION = 0.8;
    private static final int USUAL_PEOPLE_PER_SLOT = 20;
    private static final double USUAL_FIRST_MINUTE = 0.3;
    private static final int HOUR_SECONDS = 3_600;
    private static final double SHORTEST_MEASURED_SECONDS = 0.1;

    private final Map<String, Taken> taken = new LinkedHashMap<>();
    private final Assumptions assumptions;

    /** A value and where it is from. @param from {@code set}, {@code measured} or {@code preset} */
    public record Taken(@Nullable Object value, String from) {}

    private Given(Question asked, Known known) {
        EventSettings settings = known.settings();
        int cap = take("cap", asked.cap(), settings.cap());
        OptionalInt rate = asked.ratePerMinute() == null ? settings.ratePerMinute() : asked.ratePerMinute();
        note("ratePerMinute", rate.isPresent() ? rate.getAsInt() : null, "set");
        Arrivals arrivals = arrivals(asked, known, cap);
        OptionalInt tickets = asked.tickets() == null ? OptionalInt.empty() : OptionalInt.of(asked.tickets());
        note("tickets", asked.tickets(), asked.tickets() == null ? "preset" : "set");
        assumptions = new Assumptions(
                arrivals,
                cap,
                rate,
                spread("checkout", asked.checkout(), known.checkoutSeconds(), USUAL_CHECKOUT),
                spread("claim", asked.claim(), known.claimSeconds(), USUAL_CLAIM),
                share("noShowShare", asked.noShowShare(), known.noShowShare(), USUAL_NO_SHOWS),
                share("returnShare", asked.returnShare(), null, USUAL_RETURNS),
                share("absentShare", asked.absentShare(), null, USUAL_ABSENCE),
                share("silentShare", asked.silentShare(), silentShare(known), 0),
                share("conversion", asked.conversion(), known.conversion(), USUAL_CONVERSION),
                tickets,
                setting(settings, "checkoutSeconds"),
                setting(settings, "heartbeatSeconds"),
                setting(settings, "claimSeconds"),
                setting(settings, "awaySeconds"),
                setting(settings, "missedTurns"),
                seed(asked));
    }

    /** @throws IllegalArgumentException when the arrivals that follow are too many to simulate */
    public static Given of(Question asked, Known known) {
        return new Given(asked, known);
    }

    public Assumptions assumptions() {
        return assumptions;
    }

    /** By name, as JSON holds it. */
    public Map<String, Taken> taken() {
        return new LinkedHashMap<>(taken);
    }

    private Arrivals arrivals(Question asked, Known known, int cap) {
        Arrivals recorded = known.recorded();
        if (asked.arrivals() != null) {
            return noted(asked.arrivals(), "set");
        }
        if (recorded != null) {
            return noted(recorded, "measured");
        }
        int people = (int) Math.min(Arrivals.MOST_PEOPLE, (long) USUAL_PEOPLE_PER_SLOT * cap);
        return noted(Arrivals.of(people, HOUR_SECONDS, USUAL_FIRST_MINUTE), "preset");
    }

    private Arrivals noted(Arrivals arrivals, String from) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("people", arrivals.people());
        shown.put("overSeconds", arrivals.seconds());
        note("arrivals", shown, from);
        return arrivals;
    }

    private static @Nullable Double silentShare(Known known) {
        Double released = known.releasedShare();
        return released == null ? null : Double.valueOf(1 - released);
    }

    private Spread spread(String name, @Nullable Spread asked, @Nullable Double meanSeconds, Spread usual) {
        Spread measured = meanSeconds == null ? null : Spread.ofMean(Math.max(SHORTEST_MEASURED_SECONDS, meanSeconds));
        return take(name, asked, measured, usual, Given::shown);
    }

    private static Object shown(Spread spread) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("p50Seconds", rounded(spread.p50Seconds()));
        shown.put("p90Seconds", rounded(spread.p90Seconds()));
        return shown;
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1_000) / 1_000.0;
    }

    private double share(String name, @Nullable Double asked, @Nullable Double measured, double usual) {
        return take(name, asked, measured, usual, share -> share);
    }

    private <T> T take(String name, @Nullable T asked, @Nullable T measured, T usual, Function<T, Object> shown) {
        T value = asked != null ? asked : measured != null ? measured : usual;
        note(name, shown.apply(value), asked != null ? "set" : measured != null ? "measured" : "preset");
        return value;
    }

    private int take(String name, @Nullable Integer asked, int set) {
        int value = asked == null ? set : asked;
        note(name, value, "set");
        return value;
    }

    private int setting(EventSettings settings, String name) {
        int value = (Integer) settings.toJson().getOrDefault(name, 0);
        note(name, value, "set");
        return value;
    }

    private long seed(Question asked) {
        long seed = asked.seed() == null ? 1 : asked.seed();
        note("seed", seed, asked.seed() == null ? "preset" : "set");
        return seed;
    }

    private void note(String name, @Nullable Object value, String from) {
        taken.put(name, new Taken(value, from));
    }
}

package org.onsale.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.domain.whatif.Arrivals;
import org.onsale.admission.domain.whatif.Question;
import org.onsale.admission.domain.whatif.Spread;
import picocli.CommandLine.Option;

/** What a question says, as options. What is left out is taken as set, as measured or as usual. */
final class WhatIfOptions {
    @Option(names = "--people", paramLabel = "<n>", description = "How many come.")
    private @Nullable Integer people;

    @Option(names = "--over", paramLabel = "<time>", description = "In what time: 90s, 15m, 3h.")
    private @Nullable String over;

    @Option(
            names = "--first-minute",
            paramLabel = "<share>",
            description = "Share of them that comes in the first minute.")
    private @Nullable Double firstMinute;

    @Option(names = "--cap", paramLabel = "<slots>", description = "Slots.")
    private @Nullable Integer cap;

    @Option(names = "--rate", paramLabel = "<per minute|none>", description = "Most let in a minute.")
    private @Nullable String rate;

    @Option(
            names = "--checkout",
            paramLabel = "<p50,p90>",
            description = "Seconds from being let in to buying or leaving.")
    private @Nullable String checkout;

    @Option(
            names = "--claim",
            paramLabel = "<p50,p90>",
            description = "Seconds from a turn being offered to its being taken.")
    private @Nullable String claim;

    @Option(names = "--no-show", paramLabel = "<share>", description = "Share of turns nobody takes in time.")
    private @Nullable Double noShow;

    @Option(
            names = "--returns",
            paramLabel = "<share>",
            description = "Share of those who missed a turn that come back.")
    private @Nullable Double returns;

    @Option(names = "--absent", paramLabel = "<share>", description = "Share of those in line who close the page.")
    private @Nullable Double absent;

    @Option(
            names = "--silent",
            paramLabel = "<share>",
            description = "Share of checkouts whose end the shop does not tell.")
    private @Nullable Double silent;

    @Option(names = "--conversion", paramLabel = "<share>", description = "Share of checkouts that buy a ticket.")
    private @Nullable Double conversion;

    @Option(names = "--tickets", paramLabel = "<n>", description = "After so many the sale closes.")
    private @Nullable Integer tickets;

    @Option(names = "--seed", paramLabel = "<n>", description = "The same seed, the same answer; 1 when left out.")
    private @Nullable Long seed;

    @Nullable
    Integer cap() {
        return cap;
    }

    boolean saysWhoComes(@Nullable Path trace) {
        return trace != null || (people != null && over != null);
    }

    /** For a simulation here. */
    Question asked(@Nullable Path trace) {
        return new Question(
                arrivals(trace),
                cap,
                rate == null ? null : rate(rate),
                spread("--checkout", checkout),
                spread("--claim", claim),
                share("--no-show", noShow),
                share("--returns", returns),
                share("--absent", absent),
                share("--silent", silent),
                share("--conversion", conversion),
                tickets,
                seed);
    }

    private @Nullable Arrivals arrivals(@Nullable Path trace) {
        if (trace != null) {
            return Traces.read(trace);
        }
        if (people == null || over == null) {
            return null;
        }
        return firstMinute == null
                ? Arrivals.evenly(people, Times.seconds(over))
                : Arrivals.of(people, Times.seconds(over), firstMinute);
    }

    /** For a service. */
    Map<String, @Nullable Object> question(@Nullable Path trace) {
        Map<String, @Nullable Object> question = new LinkedHashMap<>();
        Arrivals arrivals = trace == null ? null : Traces.read(trace);
        if (arrivals != null) {
            question.put("arrivals", Map.of("binSeconds", arrivals.binSeconds(), "counts", arrivals.counts()));
        } else if (people != null && over != null) {
            Map<String, Object> made = new HashMap<>(Map.of("people", people, "overSeconds", Times.seconds(over)));
            put(made, "firstMinuteShare", firstMinute);
            question.put("arrivals", made);
        }
        put(question, "cap", cap);
        if (rate != null) {
            OptionalInt limit = rate(rate);
            question.put("ratePerMinute", limit.isPresent() ? limit.getAsInt() : null);
        }
        put(question, "checkout", shown(spread("--checkout", checkout)));
        put(question, "claim", shown(spread("--claim", claim)));
        put(question, "noShowShare", noShow);
        put(question, "returnShare", returns);
        put(question, "absentShare", absent);
        put(question, "silentShare", silent);
        put(question, "conversion", conversion);
        put(question, "tickets", tickets);
        put(question, "seed", seed);
        return question;
    }

    private static void put(Map<String, ? super Object> question, String name, @Nullable Object value) {
        if (value != null) {
            question.put(name, value);
        }
    }

    private static @Nullable Object shown(@Nullable Spread spread) {
        return spread == null ? null : Map.of("p50Seconds", spread.p50Seconds(), "p90Seconds", spread.p90Seconds());
    }

    private static OptionalInt rate(String text) {
        if (text.equals("none")) {
            return OptionalInt.empty();
        }
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw new Refused("--rate " + text + ": wanted is a whole number from 1 up, or none");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static @Nullable Spread spread(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] both = text.split(",");
        try {
            return new Spread(Double.parseDouble(both[0]), Double.parseDouble(both[both.length - 1]));
        } catch (IllegalArgumentException e) {
            throw new Refused(option + " " + text
                    + ": wanted are two numbers of seconds as 90,240, the second not below the first");
        }
    }

    private static @Nullable Double share(String option, @Nullable Double share) {
        if (share != null && !(share >= 0 && share <= 1)) {
            throw new Refused(option + " " + share + ": wanted is a share from 0 to 1");
        }
        return share;
    }
}

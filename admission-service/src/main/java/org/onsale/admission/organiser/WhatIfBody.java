package org.onsale.admission.organiser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.application.AskingWhatIf;
import org.onsale.admission.domain.whatif.Arrivals;
import org.onsale.admission.domain.whatif.Question;
import org.onsale.admission.domain.whatif.Spread;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;

/** Reads a question. What is not understood is told by name, with what would be. */
final class WhatIfBody {
    private static final int MOST_PEOPLE = AskingWhatIf.MOST_PEOPLE;
    private static final int LONGEST_SECONDS = Arrivals.LONGEST_SECONDS;
    private static final int MOST_SLOTS = 1_000_000;
    private static final int MOST_A_MINUTE = 6_000_000;
    private static final int MOST_TICKETS = 100_000_000;
    private static final double LONGEST_STEP_SECONDS = 1e6;

    private final String path;
    private final Map<String, @Nullable Object> rest;

    private WhatIfBody(String path, Map<?, ?> body) {
        this.path = path;
        this.rest = new HashMap<>();
        body.forEach((name, value) -> rest.put(String.valueOf(name), value));
    }

    /** @param asRecorded with the arrivals that were recorded, and no others */
    record Asked(Question question, boolean asRecorded) {}

    static Asked asked(Map<String, @Nullable Object> json) {
        WhatIfBody body = new WhatIfBody("", json);
        boolean asRecorded = Map.of("recorded", true).equals(json.get("arrivals"));
        if (asRecorded) {
            body.rest.remove("arrivals");
        }
        Question question = new Question(
                body.arrivals(),
                body.whole("cap", 0, MOST_SLOTS),
                body.rate(),
                body.spread("checkout"),
                body.spread("claim"),
                body.share("noShowShare"),
                body.share("returnShare"),
                body.share("absentShare"),
                body.share("silentShare"),
                body.share("conversion"),
                body.whole("tickets", 1, MOST_TICKETS),
                body.seed());
        body.requireNothingElse();
        return new Asked(question, asRecorded);
    }

    private @Nullable Arrivals arrivals() {
        WhatIfBody body = object("arrivals");
        if (body == null) {
            return null;
        }
        Arrivals arrivals = body.rest.containsKey("counts") ? body.counted() : body.made();
        body.requireNothingElse();
        if (arrivals.people() > MOST_PEOPLE) {
            throw refused("arrivals", "at most " + MOST_PEOPLE + " people");
        }
        return arrivals;
    }

    private Arrivals counted() {
        Object counts = rest.remove("counts");
        Integer binSeconds = whole("binSeconds", 1, LONGEST_SECONDS);
        if (!(counts instanceof List<?> list) || !list.stream().allMatch(WhatIfBody::isCount)) {
            throw refused(path + "counts", "whole numbers from 0 to " + MOST_PEOPLE);
        }
        int[] perBin = list.stream().mapToInt(count -> (Integer) count).toArray();
        try {
            return new Arrivals(binSeconds == null ? 1 : binSeconds, perBin);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemType.INVALID_REQUEST, e.getMessage() + ".");
        }
    }

    private static boolean isCount(@Nullable Object count) {
        return count instanceof Integer whole && whole >= 0 && whole <= MOST_PEOPLE;
    }

    private Arrivals made() {
        Integer people = whole("people", 0, MOST_PEOPLE);
        Integer overSeconds = whole("overSeconds", 1, LONGEST_SECONDS);
        Double firstMinute = share("firstMinuteShare");
        if (people == null || overSeconds == null) {
            throw refused("arrivals", "people and overSeconds, binSeconds and counts, or recorded: true");
        }
        return firstMinute == null
                ? Arrivals.evenly(people, overSeconds)
                : Arrivals.of(people, overSeconds, firstMinute);
    }

    private @Nullable OptionalInt rate() {
        if (rest.containsKey("ratePerMinute") && rest.get("ratePerMinute") == null) {
            rest.remove("ratePerMinute");
            return OptionalInt.empty();
        }
        Integer rate = whole("ratePerMinute", 1, MOST_A_MINUTE);
        return rate == null ? null : OptionalInt.of(rate);
    }

    private @Nullable Spread spread(String name) {
        WhatIfBody body = object(name);
        if (body == null) {
            return null;
        }
        Double p50 = body.number("p50Seconds", 0.001, LONGEST_STEP_SECONDS);
        Double p90 = body.number("p90Seconds", 0.001, LONGEST_STEP_SECONDS);
        body.requireNothingElse();
        if (p50 == null || p90 == null || p90 < p50) {
            throw refused(name, "p50Seconds and p90Seconds, the second not below the first");
        }
        return new Spread(p50, p90);
    }

    private @Nullable WhatIfBody object(String name) {
        Object value = rest.remove(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            return new WhatIfBody(name + ".", map);
        }
        throw refused(path + name, "an object");
    }

    private @Nullable Integer whole(String name, int least, int most) {
        Object value = rest.remove(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        throw refused(path + name, "a whole number from " + least + " to " + most);
    }

    private @Nullable Double share(String name) {
        return number(name, 0, 1);
    }

    private @Nullable Double number(String name, double least, double most) {
        Object value = rest.remove(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        throw refused(path + name, "a number from " + least + " to " + most);
    }

    private @Nullable Long seed() {
        Object value = rest.remove("seed");
        if (value == null) {
            return null;
        }
        if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0) {
            return ((Number) value).longValue();
        }
        throw refused("seed", "a whole number from 0 up");
    }

    private void requireNothingElse() {
        Set<String> unknown = new TreeSet<>(rest.keySet());
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next().replaceAll("\\p{Cntrl}", "?");
            String shown = first.length() <= 60 ? first : first.substring(0, 60) + "…";
            throw Problem.of(ProblemType.INVALID_REQUEST, "There is no field " + path + shown + " here.");
        }
    }

    private static Problem refused(String field, String wanted) {
        return Problem.of(ProblemType.INVALID_REQUEST, field + " must be " + wanted + ".");
    }
}

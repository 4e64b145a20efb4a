package org.onsale.loadtest.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.onsale.loadtest.report.Plan;

/** Whether folders are the parts of one run, all of them, each once. */
final class Belonging {
    private static final Map<String, Function<Plan, Object>> SAME = Map.of(
            "event", Plan::event,
            "seed", Plan::seed,
            "trace", Plan::trace,
            "people", Plan::people,
            "arrivals", Plan::arrivals,
            "simulation", Plan::simulation,
            "tickets", Plan::tickets,
            "settings", Plan::settings,
            "mix", Plan::mix,
            "promises asked", Plan::asked);

    private Belonging() {}

    /** @throws IllegalArgumentException when they do not belong together */
    static void check(List<RunPart> parts) {
        RunPart first = parts.get(0);
        for (RunPart part : parts) {
            SAME.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(member -> {
                Object one = member.getValue().apply(first.run().plan());
                Object other = member.getValue().apply(part.run().plan());
                if (!Objects.equals(one, other)) {
                    throw new IllegalArgumentException("%s has the %s %s, but %s has %s: they are not of one run"
                            .formatted(first.folder(), member.getKey(), one, part.folder(), other));
                }
            });
            if (part.part().of() != first.part().of()) {
                throw new IllegalArgumentException("%s is part %s, but %s is part %s"
                        .formatted(first.folder(), first.part(), part.folder(), part.part()));
            }
        }
        checkNumbers(parts, first.part().of());
    }

    private static void checkNumbers(List<RunPart> parts, int of) {
        Map<Integer, RunPart> byNumber = new HashMap<>();
        for (RunPart part : parts) {
            RunPart same = byNumber.put(part.part().number(), part);
            if (same != null) {
                throw new IllegalArgumentException(
                        "%s and %s are both part %s".formatted(same.folder(), part.folder(), part.part()));
            }
        }
        for (int number = 1; number <= of; number++) {
            if (!byNumber.containsKey(number)) {
                throw new IllegalArgumentException(
                        "part %d/%d is missing: got %d of %d".formatted(number, of, parts.size(), of));
            }
        }
    }
}

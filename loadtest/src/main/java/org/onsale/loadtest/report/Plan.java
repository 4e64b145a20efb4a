package org.onsale.loadtest.report;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.verdict.Promise;

/**
 * What was to be run: the same for every part of one run.
 *
 * @param simulation its simple class name
 * @param trace name of the trace's file or resource, without its folder
 * @param people of all parts together
 * @param arrivals digest of how many of them come in each second
 * @param synthetic the trace is made up, as its head says
 * @param tickets sold, then the sale closes; 0: no end of them
 * @param target base addresses of the services
 * @param settings of the event
 * @param mix shares of buyers' behaviours, in words
 * @param asked promises the verdict is about, beside those of every run
 */
public record Plan(
        String simulation,
        String event,
        String trace,
        boolean synthetic,
        long people,
        String arrivals,
        long seed,
        long tickets,
        String target,
        Map<String, Integer> settings,
        String mix,
        Set<Promise> asked) {
    public Plan {
        settings = new LinkedHashMap<>(settings);
        asked = asked.isEmpty() ? Set.of() : EnumSet.copyOf(asked);
    }

    /** @param name as the organiser API names it, for example {@code claimSeconds} */
    public int setting(String name) {
        return settings.getOrDefault(name, 0);
    }
}

package org.onsale.loadtest.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.options.ReplayOptions;
import org.onsale.loadtest.report.Plan;
import org.onsale.loadtest.report.RunSheet;
import org.onsale.loadtest.target.Machine;
import org.onsale.loadtest.trace.Arrivals;
import org.onsale.loadtest.trace.Part;
import org.onsale.loadtest.verdict.Promise;

/** Fills in what was run, from the options. */
final class RunSheets {
    private RunSheets() {}

    static Plan plan(String simulation, ReplayOptions options, Set<Promise> asked) {
        Arrivals whole = options.arrivals().part(Part.WHOLE);
        return new Plan(
                simulation,
                options.event().event(),
                fileName(options.trace().replaceFirst(" \\(synthetic\\)$", "")),
                options.population().synthetic(),
                whole.total(),
                Integer.toHexString(whole.perSecond().hashCode()),
                options.seed(),
                options.tickets(),
                options.target().admission() + ", " + options.target().waitingRoom(),
                numbers(options.event().settings()),
                options.mix().toString(),
                asked);
    }

    private static String fileName(String trace) {
        return trace.substring(Math.max(trace.lastIndexOf('/'), trace.lastIndexOf('\\')) + 1);
    }

    private static Map<String, Integer> numbers(Map<String, ?> settings) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        settings.forEach((name, value) -> {
            if (value instanceof Integer number) {
                numbers.put(name, number);
            }
        });
        return numbers;
    }

    static RunSheet of(Plan plan, Judging run, long longestLine, String simulate) {
        ReplayOptions options = run.options();
        return new RunSheet(
                plan,
                options.population().part().toString(),
                List.of(Machine.inWords()),
                options.arrivals().total(),
                options.arrivals().peak(),
                options.arrivals().seconds(),
                run.check().clock().anchorMillis(),
                run.tookSeconds(),
                run.closedMillis() == Long.MAX_VALUE ? null : run.closedMillis(),
                run.losses(),
                run.check().reading(),
                longestLine,
                simulate);
    }
}

package org.onsale.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.domain.EventSettings;
import org.onsale.admission.domain.SettingRefused;
import org.onsale.admission.domain.whatif.Answer;
import org.onsale.admission.domain.whatif.Given;
import org.onsale.admission.domain.whatif.Known;
import org.onsale.admission.domain.whatif.Outcome;
import org.onsale.admission.domain.whatif.Question;
import org.onsale.admission.domain.whatif.Simulation;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a sale would be like: here, or by a service with the settings and figures of one of its events. */
@Command(
        name = "what-if",
        description = {
            "Simulates a sale by the rules by which slots are given out.",
            "With --event the service does it, and what is left out is as that event is set and measured. Without, it is done",
            "here: --cap is needed, and --trace or --people and --over."
        },
        mixinStandardHelpOptions = true)
final class WhatIfCommand extends Connection implements Callable<Integer> {
    private static final int MOST_RUNS = 99;

    @Option(names = "--event", paramLabel = "<event>", description = "Ask the service, about this event.")
    private @Nullable String event;

    @Option(names = "--trace", paramLabel = "<file>", description = "Arrivals as CSV: offset_s,count.")
    private @Nullable Path trace;

    @ArgGroup(exclusive = false, heading = "Question%n")
    private WhatIfOptions options = new WhatIfOptions();

    @Option(
            names = "--runs",
            paramLabel = "<n>",
            defaultValue = "1",
            description = "Simulate so many seeds from --seed on and tell the middle one, when no --event is given.")
    private int runs;

    @Option(names = "--checkout-seconds", paramLabel = "<s>", description = "Setting, when no --event is given.")
    private @Nullable Integer checkoutSeconds;

    @Option(names = "--heartbeat-seconds", paramLabel = "<s>", description = "Setting, when no --event is given.")
    private @Nullable Integer heartbeatSeconds;

    @Option(names = "--claim-seconds", paramLabel = "<s>", description = "Setting, when no --event is given.")
    private @Nullable Integer claimSeconds;

    @Option(names = "--away-seconds", paramLabel = "<s>", description = "Setting, when no --event is given.")
    private @Nullable Integer awaySeconds;

    @Option(names = "--missed-turns", paramLabel = "<n>", description = "Setting, when no --event is given.")
    private @Nullable Integer missedTurns;

    @Override
    public Integer call() {
        String answer = answer();
        print(json() ? answer : WhatIfText.of(Service.JSON.readTree(answer)));
        return 0;
    }

    private String answer() {
        try {
            return event == null
                    ? Service.JSON.writeValueAsString(simulated())
                    : service()
                            .post(Service.event(event, "/what-if"), options.question(trace))
                            .text();
        } catch (SettingRefused | IllegalArgumentException e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, @Nullable Object> simulated() {
        Map<String, Object> settings = new HashMap<>();
        put(settings, "cap", options.cap());
        put(settings, "checkoutSeconds", checkoutSeconds);
        put(settings, "heartbeatSeconds", heartbeatSeconds);
        put(settings, "claimSeconds", claimSeconds);
        put(settings, "awaySeconds", awaySeconds);
        put(settings, "missedTurns", missedTurns);
        if (options.cap() == null || !options.saysWhoComes(trace)) {
            throw new Refused("--cap is needed, and --trace or --people and --over; or --event to ask a service");
        }
        Known known = Known.of(EventSettings.ofJson(settings));
        long from = System.nanoTime();
        Run middle = middle(options.asked(trace), known);
        return Answer.document(middle.given(), middle.outcome(), (System.nanoTime() - from) / 1_000_000);
    }

    /** One sale is one throw of the dice: of several the one in the middle, by its median wait. */
    private Run middle(Question asked, Known known) {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new Refused("--runs " + runs + ": wanted are 1 to " + MOST_RUNS);
        }
        long first = asked.seed() == null ? 1 : asked.seed();
        return LongStream.range(first, first + runs)
                .mapToObj(seed -> Given.of(asked.withSeed(seed), known))
                .map(given -> new Run(given, Simulation.of(given.assumptions())))
                .sorted(Comparator.comparingDouble(Run::p50Seconds))
                .skip((runs - 1) / 2)
                .findFirst()
                .orElseThrow();
    }

    private record Run(Given given, Outcome outcome) {
        double p50Seconds() {
            Outcome.Waits waits = outcome.toCall();
            return waits == null ? 0 : waits.p50Seconds();
        }
    }

    private static void put(Map<String, Object> settings, String name, @Nullable Integer value) {
        if (value != null) {
            settings.put(name, value);
        }
    }
}

package org.onsale.loadtest.options;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.onsale.loadtest.trace.ArrivalTrace;
import org.onsale.loadtest.trace.Arrivals;
import org.onsale.loadtest.trace.LogSelection;
import org.onsale.loadtest.trace.OnsaleStep;
import org.onsale.loadtest.trace.Part;
import org.onsale.loadtest.trace.PathFilter;
import org.onsale.loadtest.trace.ReadProgress;
import org.onsale.loadtest.trace.Recording;
import org.onsale.loadtest.trace.Scaling;
import org.onsale.loadtest.trace.Spread;
import org.onsale.loadtest.trace.StatusFilter;
import org.onsale.loadtest.trace.TraceFile;

/**
 * Who arrives when.
 *
 * @param trace where the arrivals come from, for reports
 * @param synthetic the trace is not of a sale that was
 * @param part of the buyers, made by this load generator
 * @param arrivals of that part
 */
public record Population(String trace, boolean synthetic, Part part, Arrivals arrivals) {
    private static final String PRESET = "classpath:traces/comic-con-2010-synthetic.csv";
    private static final String SYNTHETIC = "synthetic";
    private static final Set<String> STEP = Set.of("people", "peak");
    private static final Set<String> SELECTION =
            Set.of("trace.new-visitors-only", "trace.idle", "trace.path", "trace.status");

    static Population from(Given given, long seed, int tickets) {
        given.check("scale.", Set.of("scale.count", "scale.time"));
        given.check(
                "trace.",
                Stream.concat(SELECTION.stream(), Stream.of("trace.bin")).collect(toSet()));
        String name = given.text("trace", PRESET);
        Start start = given.parsed("start", Start::parse).orElse(Start.BEGINNING);
        Optional<Duration> length = given.duration("length");
        ArrivalTrace trace =
                name.equals(SYNTHETIC) ? synthetic(given, start, tickets) : recorded(given, name, start, length);
        Part part = given.parsed("part", Part::parse).orElse(Part.WHOLE);
        Arrivals arrivals = trace.scaled(new Scaling(
                        given.number("scale.count", 1, 1e-9, 1e6),
                        given.number("scale.time", 1, 1e-3, 1e6),
                        start.offset(),
                        length.orElse(null),
                        given.parsed("spread", Spread::parse).orElse(Spread.POISSON),
                        seed))
                .part(part);
        if (arrivals.total() == 0) {
            throw new IllegalArgumentException("Nobody would arrive: see -Dscale.count, -Dstart and -Dlength");
        }
        String shown = trace.source() + (trace.isSynthetic() ? " (synthetic)" : "");
        return new Population(shown, trace.isSynthetic(), part, arrivals);
    }

    private static ArrivalTrace synthetic(Given given, Start start, int tickets) {
        refuse(given, SELECTION, "only with an access log as -Dtrace");
        refuseTimeOfDay(start);
        int people = (int) required(given, "people", OnsaleStep.MOST_PEOPLE);
        int peak = (int) required(given, "peak", OnsaleStep.MOST_PEOPLE);
        try {
            return new OnsaleStep(people, peak, tickets, OnsaleStep.USUAL_SECONDS).trace();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("-D" + e.getMessage(), e);
        }
    }

    private static long required(Given given, String name, long most) {
        if (given.text(name).isEmpty()) {
            throw new IllegalArgumentException(
                    "-D%s: missing, want a whole number from 1 to %d with -Dtrace=synthetic".formatted(name, most));
        }
        return given.whole(name, 0, 1, most);
    }

    private static ArrivalTrace recorded(Given given, String name, Start start, Optional<Duration> length) {
        refuse(given, STEP, "only with -Dtrace=synthetic");
        OptionalInt bin = given.text("trace.bin").isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) given.whole("trace.bin", 1, 1, 3_600));
        try {
            Recording recording = new TraceFile(name).read(bin, selection(given, start, length), ReadProgress.UNTOLD);
            if (recording.log().isEmpty()) {
                refuse(given, SELECTION, "only with an access log as -Dtrace");
                refuseTimeOfDay(start);
            }
            return recording.trace();
        } catch (IOException e) {
            throw new UncheckedIOException("-Dtrace=" + name + " cannot be read", e);
        }
    }

    private static LogSelection selection(Given given, Start start, Optional<Duration> length) {
        boolean newVisitorsOnly = given.flag("trace.new-visitors-only");
        Duration idle = given.duration("trace.idle", LogSelection.USUAL_IDLE);
        PathFilter path = given.parsed("trace.path", PathFilter::parse).orElse(PathFilter.ALL);
        StatusFilter status = given.parsed("trace.status", StatusFilter::parse).orElse(StatusFilter.ALL);
        try {
            return new LogSelection(newVisitorsOnly, idle, path, status, start.at(), length.map(start.offset()::plus));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("-Dtrace." + e.getMessage(), e);
        }
    }

    private static void refuse(Given given, Set<String> names, String unless) {
        for (String name : names) {
            given.text(name).ifPresent(value -> {
                throw new IllegalArgumentException("-D%s: got \"%s\", want it %s".formatted(name, value, unless));
            });
        }
    }

    private static void refuseTimeOfDay(Start start) {
        start.at().ifPresent(at -> {
            throw new IllegalArgumentException("-Dstart: got " + at
                    + ", want an offset, for example 10m: only an access log knows the time of day");
        });
    }
}

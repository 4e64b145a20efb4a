package org.onsale.loadtest.trace;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads an access log as arrivals by second, in constant memory but for the visitors remembered (see {@link LogSelection}).
 * Servers write a line when a request ends, some with the time it began: a line may be up to {@link #WINDOW_SECONDS}
 * earlier than one before it; an earlier one does not count. More than {@link #MOST_UNREADABLE} of the lines unreadable, or out of order,
 * is an error; a last line without an end, as of a log still written to, is not.
 */
final class AccessLog {
    static final int WINDOW_SECONDS = SecondCounts.SLACK_SECONDS;
    static final double MOST_UNREADABLE = 0.01;

    private static final int LINES_BETWEEN_TELLING = 1 << 14;

    private final String source;
    private final LogSelection selection;
    private final BoundedLines lines;
    private final AccessLogFormat format = new AccessLogFormat();
    private final NewVisitors visitors;
    private final SecondCounts counts = new SecondCounts();

    private long unreadable;
    private String firstUnreadable = "";
    private long outOfOrder;
    private String firstOutOfOrder = "";
    private long filteredOut;
    private long seenBefore;
    private long outside;
    private long counted;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE + WINDOW_SECONDS;
    private OptionalLong zero;
    private boolean cutOff;

    private AccessLog(String source, InputStream in, LogSelection selection) {
        this.source = source;
        this.selection = selection;
        this.lines = new BoundedLines(in);
        this.visitors = new NewVisitors(selection.idle().toSeconds());
        this.zero = selection
                .from()
                .map(from -> OptionalLong.of(from.getEpochSecond()))
                .orElse(OptionalLong.empty());
    }

    /** @throws TraceFormatException when too much is unreadable, or nothing counts */
    static Recording read(String source, InputStream in, LogSelection selection, ReadProgress progress)
            throws IOException {
        AccessLog log = new AccessLog(source, in, selection);
        while (log.lines.next()) {
            log.take();
            if (log.lines.lines() % LINES_BETWEEN_TELLING == 0) {
                progress.at(log.lines.lines(), log.lines.bytes());
            }
        }
        progress.at(log.lines.lines(), log.lines.bytes());
        return log.recording();
    }

    private void take() {
        Optional<Request> read = lines.overlong() ? Optional.empty() : format.read(lines.line(), lines.length());
        if (read.isEmpty()) {
            cutOff = !lines.terminated();
            unreadable++;
            firstUnreadable = firstUnreadable.isEmpty() ? example() : firstUnreadable;
        } else if (read.get().second() < last - WINDOW_SECONDS) {
            outOfOrder++;
            firstOutOfOrder = firstOutOfOrder.isEmpty() ? example() : firstOutOfOrder;
        } else {
            first = Math.min(first, read.get().second());
            last = Math.max(last, read.get().second());
            take(read.get());
        }
    }

    private void take(Request request) {
        if (!selection.passes(request)) {
            filteredOut++;
        } else if (selection.newVisitorsOnly() && !visitors.isNew(request.visitor(), request.second())) {
            seenBefore++;
        } else if (isWithin(request.second())) {
            count(request.second());
        } else {
            outside++;
        }
    }

    private void count(long second) {
        if (!counts.add(second)) {
            throw new TraceFormatException(
                    source,
                    "it spans more than " + TraceReader.MOST_BINS + " s: name the part wanted by its start and length");
        }
        counted++;
        zero = zero.isPresent() ? zero : OptionalLong.of(second);
    }

    private boolean isWithin(long second) {
        if (zero.isEmpty()) {
            return true;
        }
        long since = second - zero.getAsLong();
        boolean early = since < 0 && selection.from().isPresent();
        long slack = selection.from().isPresent() ? 0 : WINDOW_SECONDS;
        boolean late =
                selection.upTo().isPresent() && since >= selection.upTo().get().toSeconds() + slack;
        return !early && !late;
    }

    private String example() {
        return "line " + lines.lines() + (lines.overlong() ? ", longer than " + BoundedLines.LONGEST + " bytes" : "")
                + ": " + lines.shown();
    }

    private Recording recording() {
        long forgivable = cutOff ? 1 : 0;
        check("are in neither the common nor the combined log format", unreadable - forgivable, firstUnreadable);
        check(
                "are out of order of time by more than " + WINDOW_SECONDS + " s (sort the log)",
                outOfOrder,
                firstOutOfOrder);
        if (counted == 0) {
            throw new TraceFormatException(
                    source,
                    "none of its " + lines.lines() + " lines counts: " + unreadable + " unreadable, " + filteredOut
                            + " filtered out, " + outside + " outside of the time asked for");
        }
        long begin = selection.from().map(Instant::getEpochSecond).orElseGet(counts::first);
        ArrivalTrace trace = new ArrivalTrace(source, 1, counts.since(begin), List.of());
        return new Recording(trace, Optional.of(figures()), Optional.of(Instant.ofEpochSecond(begin)));
    }

    private void check(String what, long bad, String example) {
        if (bad > MOST_UNREADABLE * lines.lines()) {
            throw new TraceFormatException(
                    source,
                    String.format(
                            Locale.ROOT,
                            "%d of %d lines %s, want at most %.0f %%; the first is %s",
                            bad,
                            lines.lines(),
                            what,
                            100 * MOST_UNREADABLE,
                            example));
        }
    }

    private LogFigures figures() {
        return new LogFigures(
                lines.lines(),
                lines.bytes(),
                unreadable,
                firstUnreadable,
                outOfOrder,
                filteredOut,
                seenBefore,
                outside,
                counted,
                visitors.forgotten(),
                Instant.ofEpochSecond(first),
                Instant.ofEpochSecond(last));
    }
}

package org.onsale.loadtest.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which requests of an access log are arrivals.
 *
 * <p>New visitors only: a request that passes path and status counts if no other such of the same address and user agent (the
 * address alone, in the common format) came within {@code idle} before it. Exact while no more than two million visitors come
 * within {@code idle} of each other, and but for two visitors taken for one: of a million, with a probability of 3 in 100
 * million. Beyond two million those seen least recently are forgotten, and count again if they come again; how many were
 * is told. Approximate by nature: people behind one address with the same browser are one visitor, one whose address
 * changes is several, and a log written behind a proxy must have the buyers' addresses in its first field.
 *
 * @param newVisitorsOnly otherwise every request counts
 * @param idle from 1 s to a day
 * @param path lines without a request, as of connections opened and not used, never pass
 * @param from earlier requests do not count; absent: the trace begins with the first that counts
 * @param upTo requests later than this, from the beginning of the trace, do not count; without {@code from}, that beginning is
 *     known to {@link AccessLog#WINDOW_SECONDS} only, and so many seconds more are kept
 */
public record LogSelection(
        boolean newVisitorsOnly,
        Duration idle,
        PathFilter path,
        StatusFilter status,
        Optional<Instant> from,
        Optional<Duration> upTo) {
    private static final Duration LONGEST_IDLE = Duration.ofDays(1);

    public static final Duration USUAL_IDLE = Duration.ofMinutes(30);
    public static final LogSelection ALL =
            new LogSelection(false, USUAL_IDLE, PathFilter.ALL, StatusFilter.ALL, Optional.empty(), Optional.empty());

    public LogSelection {
        if (idle.toSeconds() < 1 || idle.compareTo(LONGEST_IDLE) > 0) {
            throw new IllegalArgumentException("idle: got " + idle.toSeconds() + " s, want from 1 s to 24 h");
        }
    }

    boolean passes(Request request) {
        return request.isComplete()
                && status.passes().test(request.status())
                && path.passes().test(request.path());
    }
}

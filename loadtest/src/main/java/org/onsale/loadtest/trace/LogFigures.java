package org.onsale.loadtest.trace;

import java.time.Instant;

/**
 * What an access log had. {@code lines = unreadable + outOfOrder + filteredOut + seenBefore + outside + counted}.
 *
 * @param bytes uncompressed
 * @param unreadable lines that are in neither format
 * @param firstUnreadable the first of them and where it is; empty without one
 * @param outOfOrder lines more than {@link AccessLog#WINDOW_SECONDS} earlier than one before them
 * @param filteredOut by path or status, or no requests at all
 * @param seenBefore further requests of a visitor, if only new ones count
 * @param outside of the time asked for
 * @param counted arrivals
 * @param forgotten visitors forgotten for lack of room: at most so many are counted twice
 * @param first time of the earliest readable line
 * @param last time of the latest one
 */
public record LogFigures(
        long lines,
        long bytes,
        long unreadable,
        String firstUnreadable,
        long outOfOrder,
        long filteredOut,
        long seenBefore,
        long outside,
        long counted,
        long forgotten,
        Instant first,
        Instant last) {}

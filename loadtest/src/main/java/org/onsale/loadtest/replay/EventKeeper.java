package org.onsale.loadtest.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.onsale.loadtest.options.ReplayOptions;
import org.onsale.loadtest.target.OrganiserApi;
import org.onsale.loadtest.target.PublicApi;
import org.onsale.loadtest.trace.Part;
import tools.jackson.databind.JsonNode;

/**
 * The event of a run. The first load generator creates it and closes it when nobody is left; the others begin when it
 * changes, so the first is to be started last.
 */
final class EventKeeper {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT_FOR_FIRST = Duration.ofMinutes(10);

    private final ReplayOptions options;
    private final OrganiserApi organiser;
    private final Background background;
    private final String event;
    private final Part part;

    EventKeeper(ReplayOptions options, OrganiserApi organiser, Background background) {
        this.options = options;
        this.organiser = organiser;
        this.background = background;
        this.event = options.event().event();
        this.part = options.population().part();
    }

    /** Whether this load generator creates, changes and closes the event. */
    boolean isOurs() {
        return part.isFirst();
    }

    /** Returns when the first buyer may arrive. @throws IOException when that is not in time */
    void opens() throws IOException {
        if (isOurs()) {
            organiser.put(event, options.event().settings());
        } else {
            awaitChange();
        }
        Preflight.awaitBoard(PublicApi.of(options.target(), event), background);
    }

    /** Counts those of the event so far. */
    long changes() throws IOException {
        return organiser.version(event);
    }

    private void awaitChange() throws IOException {
        long before = changes();
        System.out.println("  waiting       for part 1/" + part.of() + " to create the event " + event);
        for (long i = 0; i < LONGEST_WAIT_FOR_FIRST.dividedBy(BETWEEN_TRIES); i++) {
            if (changes() != before) {
                return;
            }
            background.pause(BETWEEN_TRIES);
        }
        throw new IOException("Part 1/" + part.of() + " did not create " + event + " within "
                + LONGEST_WAIT_FOR_FIRST.toMinutes() + " min: it is to be started last");
    }

    /** Closes the event if it is ours; with several load generators not before their last buyer is done. */
    void closes(Duration atTheLatest) throws IOException {
        if (!isOurs()) {
            return;
        }
        if (!part.isWhole()) {
            awaitNobody(atTheLatest);
        }
        background.untilDone(BETWEEN_TRIES, this::close);
    }

    void close() throws IOException {
        organiser.patch(event, Map.of("phase", "closed"));
    }

    private void awaitNobody(Duration atTheLatest) throws IOException {
        for (long i = 0; i < atTheLatest.dividedBy(BETWEEN_LOOKS); i++) {
            JsonNode live = organiser.live(event);
            if (live.path("present").asLong(0) + live.path("held").asLong(0) == 0) {
                return;
            }
            background.pause(BETWEEN_LOOKS);
        }
    }

    /** Of the tickets, those this load generator's buyers may take; 0: no end of them. */
    int tickets() {
        int all = options.tickets();
        return all == 0 ? 0 : Math.max(1, all / part.of() + (part.number() <= all % part.of() ? 1 : 0));
    }
}

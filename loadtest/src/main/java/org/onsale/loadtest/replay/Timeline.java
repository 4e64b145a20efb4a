package org.onsale.loadtest.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.onsale.loadtest.history.RunClock;
import org.onsale.loadtest.report.Frame;
import org.onsale.loadtest.target.OrganiserApi;
import tools.jackson.databind.JsonNode;

/** The server's live figures, one frame a second, over the same clock as the buyers. Thread-safe. */
final class Timeline {
    private static final List<String> FIGURES =
            List.of("waiting", "present", "turns", "checkouts", "held", "cap", "nowServing", "lastNumber");
    private static final int MOST_FRAMES = 100_000;

    private final OrganiserApi organiser;
    private final String event;
    private final RunClock clock;
    private final List<String> lines = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private int longestLine;

    Timeline(OrganiserApi organiser, String event, RunClock clock) {
        this.organiser = organiser;
        this.event = event;
        this.clock = clock;
    }

    void frame() throws IOException {
        JsonNode live = organiser.live(event);
        String frame =
                FIGURES.stream().map(figure -> live.path(figure).asString("")).collect(Collectors.joining(","));
        double seconds = (clock.now() - clock.anchorNanos()) / 1e9;
        synchronized (frames) {
            longestLine = Math.max(longestLine, live.path("waiting").asInt(0));
            if (frames.size() < MOST_FRAMES) {
                lines.add(String.format(Locale.ROOT, "%.1f,%s", seconds, frame));
                frames.add(new Frame(
                        Math.round(seconds * 10) / 10.0,
                        live.path("waiting").asLong(0),
                        live.path("held").asLong(0),
                        live.path("cap").asLong(0)));
            }
        }
    }

    /** Most people who waited at once. */
    int longestLine() {
        synchronized (frames) {
            return longestLine;
        }
    }

    /** The latest. */
    Optional<Frame> last() {
        synchronized (frames) {
            return frames.isEmpty() ? Optional.empty() : Optional.of(frames.get(frames.size() - 1));
        }
    }

    List<Frame> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    /** As CSV. */
    List<String> csv() {
        synchronized (frames) {
            List<String> csv = new ArrayList<>(lines.size() + 1);
            csv.add("seconds," + String.join(",", FIGURES));
            csv.addAll(lines);
            return csv;
        }
    }
}

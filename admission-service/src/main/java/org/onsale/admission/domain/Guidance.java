package org.onsale.admission.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an organiser should notice: rules over the figures of the last five minutes, each silent until it has enough to
 * go by. Most pressing first.
 */
public final class Guidance {
    /** Fewer cases than this decide nothing. */
    static final int LEAST_CASES = 20;

    private static final double POOR_RELEASES = 0.7;
    private static final double BROKEN_RELEASES = 0.5;
    static final double MANY_NO_SHOWS = 0.3;
    private static final double MOST_NO_SHOWS = 0.5;
    private static final Duration LONG_PAUSE = Duration.ofMinutes(3);
    /** Nearly the whole window: a node that just started waits with advice. */
    static final Duration WATCHED = RecentReadings.LENGTH.minusSeconds(20);

    private final EventSettings settings;
    private final Board board;
    private final RecentReadings recent;
    private final Measured measured;
    private final List<Hint> hints = new ArrayList<>();

    private Guidance(EventSettings settings, Board board, RecentReadings recent) {
        this.settings = settings;
        this.board = board;
        this.recent = recent;
        this.measured = Measured.of(recent.counted());
    }

    public static List<Hint> of(EventSettings settings, Board board, RecentReadings recent) {
        return new Guidance(settings, board, recent).hints();
    }

    private List<Hint> hints() {
        if (board.onHold()) {
            hints.add(Hint.warning(
                    "onHold",
                    "Redis lost data. Nobody is let in until those in line and in the shop are known again; it ends by"
                            + " itself within a minute."));
            return hints;
        }
        phase();
        releases();
        noShows();
        hints.addAll(new SlotHints(settings, board, recent).hints());
        return hints.stream().sorted(Comparator.comparing(Hint::urgency)).toList();
    }

    private void phase() {
        Duration paused = recent.lasting(reading -> reading.phase() == Phase.PAUSED);
        if (settings.phase() == Phase.PAUSED && board.waiting() > 0) {
            if (paused.compareTo(LONG_PAUSE) >= 0) {
                hints.add(Hint.warning(
                        "pausedLong",
                        Words.people(board.waiting()) + " in line, and nobody has been called for "
                                + (paused.compareTo(WATCHED) >= 0 ? "5 minutes or more" : Words.time(paused)) + "."));
            }
            if (settings.message().isEmpty()) {
                hints.add(Hint.warning(
                        "messageMissing",
                        Words.people(board.waiting()) + " read \"paused\" and nothing else: set a message that tells"
                                + " why and for how long."));
            }
        }
        if (settings.phase() == Phase.BYPASS) {
            hints.add(Hint.alarm("gateOff", "The gate is off: everybody goes to the shop, uncounted."));
        }
        if (settings.soldOut() && settings.phase().serves() && board.waiting() > 0) {
            hints.add(Hint.warning(
                    "soldOutOpen",
                    "Marked as sold out, while " + Words.people(board.waiting())
                            + " still wait to be called: they are told once the phase is closed."));
        }
    }

    /** Slots that nobody gives back are blocked until their time is over: the usual sign of a broken integration. */
    private void releases() {
        Double share = measured.releasedShare();
        if (share != null && measured.ended() >= LEAST_CASES && share < POOR_RELEASES) {
            String figures = "Of " + Words.count(measured.ended())
                    + " checkouts that ended in the last 5 minutes the shop told of " + Words.percent(share)
                    + "; the others kept their slots until their time was over";
            hints.add(
                    share < BROKEN_RELEASES
                            ? Hint.alarm(
                                    "nobodyReleases",
                                    figures + ". The integration looks broken: the shop should release each checkout.")
                            : Hint.warning("fewReleases", figures + ". More than 80 % would be healthy."));
        } else if (measured.ended() == 0
                && board.checkouts() >= LEAST_CASES
                && recent.length().compareTo(WATCHED) >= 0
                && recent.readings().stream().allMatch(SlotHints::isFull)) {
            hints.add(Hint.warning(
                    "nobodyLeaves",
                    "No checkout ended in the last 5 minutes, while " + SlotHints.slots(board.held(), board.cap())
                            + " are held. Unless people take that long, the shop does not release: each slot is then"
                            + " blocked for " + Words.time(settings.checkoutTime()) + "."));
        }
    }

    private void noShows() {
        Double share = measured.noShowShare();
        if (share == null || measured.decided() < LEAST_CASES || share < MANY_NO_SHOWS) {
            return;
        }
        String text = Words.percent(share) + " of the " + Words.count(measured.decided())
                + " turns of the last 5 minutes were not taken, each holding a slot for "
                + Words.time(settings.claimTime()) + ". A shorter claim time frees them sooner.";
        hints.add(share >= MOST_NO_SHOWS ? Hint.alarm("noShows", text) : Hint.warning("noShows", text));
    }
}

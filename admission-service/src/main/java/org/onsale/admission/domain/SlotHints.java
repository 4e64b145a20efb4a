package org.onsale.admission.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What to notice about the slots of an event that is being served. */
final class SlotHints {
    private static final double FULL = 0.9;
    private static final double HEALTHY_RELEASES = 0.8;
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofMinutes(2);

    private final EventSettings settings;
    private final Board board;
    private final RecentReadings recent;
    private final Measured measured;
    private final Forecast forecast;
    private final List<Hint> hints = new ArrayList<>();

    SlotHints(EventSettings settings, Board board, RecentReadings recent) {
        this.settings = settings;
        this.board = board;
        this.recent = recent;
        this.measured = Measured.of(recent.counted());
        this.forecast = new Forecast(settings, board, recent);
    }

    List<Hint> hints() {
        int cap = settings.cap();
        if (!settings.phase().serves() || settings.phase() == Phase.BYPASS) {
            return hints;
        }
        if (board.held() > cap) {
            hints.add(Hint.info(
                    "aboveCap",
                    Words.count(board.held()) + " slots are held, " + Words.count(board.held() - cap)
                            + " above the cap: nobody is called until that many have left."));
            return hints;
        }
        boolean waits = recent.lasting(reading -> reading.serves() && reading.present() > 0)
                        .compareTo(STEADY)
                >= 0;
        boolean idle =
                recent.lasting(reading -> reading.serves() && !isFull(reading)).compareTo(STEADY) >= 0;
        if (waits && idle) {
            idleSlots(cap);
        } else if (waits) {
            full(cap);
        } else {
            unneeded(cap);
        }
        return hints;
    }

    static boolean isFull(Reading reading) {
        return reading.held() >= FULL * reading.cap();
    }

    /** People wait although slots are free. */
    private void idleSlots(int cap) {
        String figures = Words.people(board.present()) + " wait while " + slots(board.held(), cap) + " are held";
        hints.add(
                settings.ratePerMinute().isPresent()
                        ? Hint.info(
                                "rateLimits",
                                figures + ": the rate of "
                                        + Words.count(settings.ratePerMinute().getAsInt())
                                        + " a minute is the limit, not the cap. A higher cap changes nothing.")
                        : Hint.warning(
                                "slotsIdle", figures + ": turns come late. See whether every node reaches Redis."));
    }

    private void full(int cap) {
        forecast.slotSeconds()
                .ifPresent(seconds -> hints.add(Hint.info(
                        "outflow",
                        slots(board.held(), cap) + " are held, each for " + Words.time(Math.round(seconds))
                                + " on average: that lets " + Words.count(Math.round(cap * 60 / seconds))
                                + " people through in a minute.")));
        boolean steady = recent.length().compareTo(Guidance.WATCHED) >= 0
                && recent.readings().stream().allMatch(reading -> reading.cap() == cap);
        Double released = measured.releasedShare();
        boolean healthy = released != null
                && measured.ended() >= Guidance.LEAST_CASES
                && released >= HEALTHY_RELEASES
                && (measured.noShowShare() == null || measured.noShowShare() < Guidance.MANY_NO_SHOWS);
        if (steady && healthy && recent.readings().stream().allMatch(SlotHints::isFull)) {
            hints.add(Hint.info(
                    "raiseCap",
                    "The cap has been full for 5 minutes and checkouts end as they should. If the shop is at ease, raise"
                            + " the cap by 10-20 %, to " + Words.count(raised(cap, 0.1)) + "-"
                            + Words.count(raised(cap, 0.2)) + ", and watch it for 5-10 minutes before the next step."));
        }
    }

    private static long raised(int cap, double by) {
        return cap + Math.max(1, Math.round(cap * by));
    }

    /** Nobody waits: at this cap the line is not needed. */
    private void unneeded(int cap) {
        int mostHeld = recent.readings().stream().mapToInt(Reading::held).max().orElse(0);
        boolean nobodyWaited = recent.readings().stream().allMatch(reading -> reading.waiting() == 0);
        boolean isUsed = recent.counted().letIn() >= Guidance.LEAST_CASES;
        if (nobodyWaited
                && isUsed
                && mostHeld < FULL * cap
                && recent.lasting(Reading::serves).compareTo(LONG) >= 0) {
            hints.add(Hint.info(
                    "capNotReached",
                    "Nobody waits: at most " + slots(mostHeld, cap) + " were held in the last "
                            + Words.time(recent.length()) + ". At this cap nobody needs the line."));
        }
    }

    /** As in "55 of 100 slots". */
    static String slots(int held, int cap) {
        return Words.count(held) + " of " + Words.count(cap, "slot", "slots");
    }
}

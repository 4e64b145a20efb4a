package org.onsale.admission.domain;

/**
 * The published rule by which the cap follows what the shop reports: additive increase, multiplicative decrease (D.-M.
 * Chiu and R. Jain, "Analysis of the increase and decrease algorithms for congestion avoidance in computer networks",
 * 1989), with the step down of 0.9 that concurrency limits of servers use for it.
 *
 * <ul>
 *   <li>A bad window, with more than 5 % failures or a mean latency above the target: a tenth down, at least 1, not below
 *       {@code min}. While more is held than the cap allows, the last step down has not acted yet, and none follows.
 *   <li>A good window, while at least 95 % of the cap are held and people wait: 1 % of {@code max} up, at least 1, not
 *       above {@code max}.
 *   <li>Fewer than 10 checkouts reported prove nothing.
 *   <li>A cap outside the bounds was put there by a person. The rule may brake it, and never releases a brake pulled by
 *       hand: below {@code min} it changes nothing, above {@code max} it only goes down, by bad windows.
 * </ul>
 *
 * @param min least cap, 1 and up
 * @param max greatest cap, at least {@code min}
 * @param latencyMs mean latency of the shop that is still good
 */
public record Autopilot(int min, int max, int latencyMs) {
    /** Reported checkouts from which a window is judged. */
    public static final int LEAST_EVIDENCE = 10;

    private static final int MOST_FAILED_PERCENT = 5;
    private static final int CAP_IN_USE_PERCENT = 95;
    private static final int DOWN_PERCENT = 10;
    private static final int UP_PERCENT_OF_MAX = 1;

    /**
     * What fills the cap while it is judged.
     *
     * @param held turns and checkouts
     * @param waiting places in line
     */
    public record Load(int cap, int held, int waiting) {}

    /** What the rule asks for. */
    public sealed interface Step {
        /** The cap stays. */
        record Keep() implements Step {}

        /** @param why the figures that led to it, in one sentence */
        record Move(int cap, String why) implements Step {}
    }

    /** Judges one window. */
    public Step judge(ShopWindow window, Load load) {
        if (window.checkouts() < LEAST_EVIDENCE) {
            return new Step.Keep();
        }
        if (window.failed() * 100 > window.checkouts() * MOST_FAILED_PERCENT) {
            return down(load, window.failedPercent() + " % of " + window.checkouts() + " checkouts failed");
        }
        if (window.meanLatencyMs() > latencyMs) {
            return down(
                    load,
                    "The shop took " + window.meanLatencyMs() + " ms for each of " + window.checkouts()
                            + " checkouts, more than " + latencyMs);
        }
        return up(window, load);
    }

    private Step down(Load load, String cause) {
        if (load.cap() <= min || load.held() > load.cap()) {
            return new Step.Keep();
        }
        int less = Math.max(1, load.cap() / (100 / DOWN_PERCENT));
        return new Step.Move(Math.max(min, load.cap() - less), cause + ".");
    }

    private Step up(ShopWindow window, Load load) {
        boolean isInUse = load.held() * 100L >= (long) load.cap() * CAP_IN_USE_PERCENT;
        if (load.cap() < min || load.cap() >= max || !isInUse || load.waiting() == 0) {
            return new Step.Keep();
        }
        int more = Math.max(1, max * UP_PERCENT_OF_MAX / 100);
        return new Step.Move(
                Math.min(max, load.cap() + more),
                "The shop took " + window.meanLatencyMs() + " ms for each of " + window.checkouts() + " checkouts, "
                        + window.failedPercent() + " % failed, and " + load.waiting() + " people wait.");
    }
}

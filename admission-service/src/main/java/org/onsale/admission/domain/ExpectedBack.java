package org.onsale.admission.domain;

/** How many places must be back after a loss before slots are given out again. */
public final class ExpectedBack {
    /** The line is sampled for presence beyond this many waiting. */
    private static final int COUNTED_EXACTLY = 1_000;

    private ExpectedBack() {}

    /**
     * Places whose buyers were there at the last look, the turns included. Beyond 1,000 waiting presence is an
     * estimate from 1,000 samples; three standard errors are taken off, lest the hold wait for people who never were.
     */
    public static int places(Board last) {
        if (last.waiting() <= COUNTED_EXACTLY) {
            return last.present() + last.turns();
        }
        double share = Math.min(1, (double) last.present() / last.waiting());
        double error = 3 * Math.sqrt(share * (1 - share) / COUNTED_EXACTLY);
        return (int) Math.max(0, last.waiting() * (share - error)) + last.turns();
    }
}

package org.onsale.admission.domain;

import org.jspecify.annotations.Nullable;

/**
 * Shares and means of what was counted in some time. Each is null where there was nothing to measure it by.
 *
 * @param decided turns claimed or missed
 * @param ended checkouts that ended
 * @param noShowShare turns missed for each turn decided, 0 to 1
 * @param claimSeconds mean time from call to claim
 * @param checkoutSeconds mean time in checkout of those who left
 * @param conversion purchases for each checkout that ended, 0 to 1
 * @param releasedShare checkouts of whose end the shop told, for each that ended, 0 to 1
 */
public record Measured(
        long decided,
        long ended,
        @Nullable Double noShowShare,
        @Nullable Double claimSeconds,
        @Nullable Double checkoutSeconds,
        @Nullable Double conversion,
        @Nullable Double releasedShare) {

    public static Measured of(Tally counted) {
        long decided = counted.claimed() + counted.missed();
        long ended = counted.letOut();
        return new Measured(
                decided,
                ended,
                share(counted.missed(), decided),
                seconds(counted.claimMs(), counted.claimed()),
                seconds(counted.checkoutMs(), ended),
                share(counted.completed(), ended),
                share(counted.completed() + counted.abandoned(), ended));
    }

    static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : Math.round(1_000.0 * part / whole) / 1_000.0;
    }

    /** To a tenth of a second. */
    private static @Nullable Double seconds(long sumMs, long count) {
        return count == 0 ? null : Math.round(sumMs / 100.0 / count) / 10.0;
    }
}

package org.onsale.admission.domain.whatif;

/**
 * Chance, by seed, buyer and purpose rather than by order: the same buyer is equally slow under another cap, so two
 * questions differ by what was asked and not by luck.
 */
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final long seed;

    /** What is drawn for a buyer. */
    enum Purpose {
        ARRIVAL,
        GOES,
        GOES_AFTER,
        TAKES_TURN,
        RETURNS,
        CLAIM_DELAY,
        CHECKOUT_TIME,
        LEAVES_SILENTLY,
        BUYS
    }

    Draws(long seed) {
        this.seed = mixed(seed + GOLDEN);
    }

    /** From 0 to below 1. */
    double uniform(int buyer, Purpose purpose, int attempt) {
        return unit(bits(buyer, purpose, attempt));
    }

    /** Whether something happens that happens with this share. */
    boolean happens(double share, int buyer, Purpose purpose, int attempt) {
        return uniform(buyer, purpose, attempt) < share;
    }

    /** Normally distributed: mean 0, deviation 1 (Box and Muller). The same on every machine. */
    double normal(int buyer, Purpose purpose, int attempt) {
        long bits = bits(buyer, purpose, attempt);
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit(bits)));
        return radius * StrictMath.cos(2 * Math.PI * unit(mixed(bits + GOLDEN)));
    }

    private long bits(int buyer, Purpose purpose, int attempt) {
        long key = ((long) buyer << 16) + (purpose.ordinal() << 8) + attempt;
        return mixed(seed + key * GOLDEN);
    }

    private static double unit(long bits) {
        return (bits >>> 11) * UNIT;
    }

    /** The finisher of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mixed(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}

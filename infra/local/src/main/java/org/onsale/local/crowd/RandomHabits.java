package org.onsale.local.crowd;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Quick buyers: with a cap of 5 and 25 of them about one is let in every 2 s, so a person who joins behind them waits
 * for half a minute or so. Not safe for use by several threads unless the generator is.
 */
final class RandomHabits implements Habits {

    private static final double SHARE_THAT_BUYS = 0.8;

    private final RandomGenerator random;

    RandomHabits(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public Duration arrival() {
        return between(0, 2_000);
    }

    @Override
    public Duration checkout() {
        return between(5_000, 14_000);
    }

    @Override
    public Duration pause() {
        return between(1_000, 4_000);
    }

    @Override
    public boolean buys() {
        return random.nextDouble() < SHARE_THAT_BUYS;
    }

    @Override
    public String key() {
        return "crowd-" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }

    private Duration between(int leastMs, int mostMs) {
        return Duration.ofMillis(random.nextInt(leastMs, mostMs));
    }
}

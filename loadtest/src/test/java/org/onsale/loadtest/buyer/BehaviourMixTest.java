package org.onsale.loadtest.buyer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onsale.loadtest.buyer.Behaviour.AtCheckout;
import org.onsale.loadtest.buyer.Behaviour.AtTurn;
import org.onsale.loadtest.buyer.Behaviour.InLine;
import org.onsale.loadtest.buyer.Behaviour.LostAnswer;

class BehaviourMixTest {
    private static final BehaviourMix MIX = new BehaviourMix(
            0.05,
            0.10,
            0.15,
            0.20,
            0.10,
            0.15,
            0.05,
            0.10,
            0.20,
            0.10,
            0.30,
            Duration.ofSeconds(4),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1));

    private static List<Behaviour> draws(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, 20_000).mapToObj(i -> MIX.draw(random)).toList();
    }

    private static double share(List<Behaviour> draws, java.util.function.Predicate<Behaviour> which) {
        return draws.stream().filter(which).count() / (double) draws.size();
    }

    @Test
    void shares_are_as_asked_for() {
        List<Behaviour> draws = draws(1);

        assertThat(share(draws, b -> b.inLine() == InLine.CLOSES_TAB)).isCloseTo(0.05, within(0.01));
        assertThat(share(draws, b -> b.inLine() == InLine.GIVES_UP)).isCloseTo(0.10, within(0.01));
        assertThat(share(draws, b -> b.inLine() == InLine.STORMS)).isCloseTo(0.15, within(0.015));
        assertThat(share(draws, b -> b.inLine() == InLine.WAITS)).isCloseTo(0.25, within(0.015));
        assertThat(share(draws, b -> b.atTurn() == AtTurn.COMES_TOO_LATE)).isCloseTo(0.10, within(0.01));
        assertThat(share(draws, b -> b.atCheckout() == AtCheckout.LEAVES_SILENTLY))
                .isCloseTo(0.10, within(0.01));
        assertThat(share(draws, b -> b.lost() == LostAnswer.NONE)).isCloseTo(0.70, within(0.015));
    }

    @Test
    void checkout_times_have_the_mean_and_the_bound() {
        List<Behaviour> draws = draws(2);

        assertThat(draws.stream()
                        .mapToLong(b -> b.checkout().toMillis())
                        .average()
                        .orElseThrow())
                .isCloseTo(4_000, within(200.0));
        assertThat(draws).allMatch(b -> b.checkout().compareTo(Duration.ofSeconds(20)) <= 0);
    }

    @Test
    void the_same_seed_draws_the_same() {
        assertThat(draws(3)).isEqualTo(draws(3)).isNotEqualTo(draws(4));
    }
}

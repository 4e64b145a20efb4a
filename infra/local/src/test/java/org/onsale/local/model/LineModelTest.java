package org.onsale.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.test.TestRedis;

/**
 * A seeded random walk over a whole sale: three admission and two waiting-room nodes on one real Redis, buyers who do
 * everything buyers do, an organiser, dying nodes, lost data. After every step the promises are checked.
 *
 * <p>{@code -Dmodel.seed=…} takes another walk, or replays a failure; {@code -Dmodel.steps=…} makes a long one. What runs at
 * once interleaves as it happens, so that even one seed is not one history.
 */
class LineModelTest {

    private static final long EVERY_BUILDS_SEED = 20_261_120;
    private static final int STEPS = Integer.getInteger("model.steps", 12_000);
    private static final int STEPS_TO_FIND_A_BUG = 20_000;

    @Test
    void the_promises_hold_under_random_interleavings() throws Exception {
        long seed = Long.getLong("model.seed", EVERY_BUILDS_SEED);

        walk(seed, STEPS, UnaryOperator.identity());
    }

    @ParameterizedTest
    @EnumSource(SeededBug.class)
    void a_seeded_bug_is_caught(SeededBug bug) {
        long seed = Long.getLong("model.seed", EVERY_BUILDS_SEED);

        Violation caught = catchThrowableOfType(Violation.class, () -> walk(seed, STEPS_TO_FIND_A_BUG, bug::plant));

        assertThat(caught).as("seed %d: the bug %s was not noticed", seed, bug).isNotNull();
        assertThat(caught.promise).isIn(bug.breaks);
    }

    private static void walk(long seed, int steps, UnaryOperator<String> scripts) throws Exception {
        try (TestRedis redis = TestRedis.own();
                RedisAccess access = redis.connectPatiently()
                        .rewriting(script -> VirtualClock.inVirtualTime(scripts.apply(script)))) {
            World world = new World(redis.commands(), access, new VirtualClock(redis.commands()), seed);
            Sale sale = new Sale(world);
            for (int step = 1; step <= steps; step++) {
                try {
                    sale.step();
                } catch (Violation violation) {
                    violation.addSuppressed(new AssertionError(
                            "seed " + seed + ", step " + step + ":\n" + String.join("\n", world.story())));
                    throw violation;
                }
            }
        }
    }
}

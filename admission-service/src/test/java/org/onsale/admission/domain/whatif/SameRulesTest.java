package org.onsale.admission.domain.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.support.RedisTest;

/**
 * The rules that decide live in Lua and are told again here in Java. One random history is played to both, and every
 * decision and count compared; a rule altered in one of them only does not go unnoticed.
 */
final class SameRulesTest extends RedisTest {
    private static final int STEPS = 900;
    private static final int STEPS_TO_NOTICE = 4_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theScriptsAndTheSimulatorDecideAlike(long seed) {
        play(seed, STEPS, UnaryOperator.identity());
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "line_size(line) == 0 and held < cap | held < cap",
                "held < cap and pace.budget >= 1 | pace.budget >= 1",
                "held < cap and pace.budget >= 1 | held < cap",
                "if present[i] then | if true then",
                "missed_turns then | missed_turns + 1 then",
                "pace.give_back(#missed) | local _ = #missed",
                "if free > 0 and #numbers == 0 then pace.forget_credit() end | local _ = 0",
                "math.max(interval, 1000) | math.max(interval, 5000)",
                "math.min(cap - held, pace.budget) | math.min(cap - held + 1, pace.budget)",
                "tonumber(deadline) <= now then | tonumber(deadline) + 3000 <= now then",
                "phase ~= 'open' and phase ~= 'draining' | phase ~= 'open'",
                "now + 3000 * heartbeat_seconds | now + 4000 * heartbeat_seconds",
            })
    void aRuleThatIsAlteredInTheScriptsIsNoticed(String rule, String altered) {
        boolean[] found = {false};
        UnaryOperator<String> alteration = script -> {
            found[0] |= script.contains(rule);
            return script.replace(rule, altered);
        };

        Throwable noticed = catchThrowable(() -> play(1, STEPS_TO_NOTICE, alteration));

        assertThat(found[0]).as("a script says: %s", rule).isTrue();
        assertThat(noticed).isInstanceOf(AssertionError.class);
    }

    private static void play(long seed, int steps, UnaryOperator<String> alteration) {
        SameHistory history = new SameHistory(server(), redis(), seed, alteration);
        try {
            for (int step = 1; step <= steps; step++) {
                history.step(step);
            }
        } finally {
            history.end();
        }
    }
}

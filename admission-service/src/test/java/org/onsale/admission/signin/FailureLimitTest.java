package org.onsale.admission.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Waits.until;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FailureLimitTest {
    private static final String HOME = "192.0.2.7";
    private static final String AWAY = "198.51.100.9";

    private final FailureLimit limit = new FailureLimit(3, Duration.ofHours(1));

    @Test
    void soManyFailuresAreTakenAndOneMoreIsTooMany() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.isOneTooMany(HOME)).isFalse();
        }

        assertThat(limit.isOneTooMany(HOME)).isTrue();
        assertThat(limit.isOpenTo(HOME)).isFalse();
        assertThat(limit.letsIn(HOME, "alice")).isFalse();
        assertThat(limit.letsIn(AWAY, "alice")).isTrue();
    }

    @Test
    void whoWasLetInBeforeStaysLetInThereAndNowhereElse() {
        limit.letsIn(HOME, "alice");
        spend(HOME);
        spend(AWAY);

        assertThat(limit.isOpenTo(HOME)).isTrue();
        assertThat(limit.letsIn(HOME, "alice")).isTrue();
        assertThat(limit.letsIn(HOME, "bob")).isFalse();
        assertThat(limit.letsIn(HOME, "bob")).isFalse();
        assertThat(limit.letsIn(AWAY, "alice")).isFalse();
    }

    @Test
    void failuresAreForgivenInTime() {
        FailureLimit quick = new FailureLimit(3, Duration.ofSeconds(2));
        until("too many failures", () -> quick.isOneTooMany(HOME));

        until("the failures to be forgiven", () -> quick.letsIn(HOME, "alice"));
    }

    @Test
    void aFloodFromManyNetworksDoesNotForgetWhoWasLetIn() {
        limit.letsIn(HOME, "alice");
        for (int i = 0; i < 50_000; i++) {
            limit.isOneTooMany("10.0." + i);
        }
        spend(HOME);

        assertThat(limit.letsIn(HOME, "alice")).isTrue();
    }

    private void spend(String network) {
        for (int i = 0; i < 4; i++) {
            limit.isOneTooMany(network);
        }
    }
}

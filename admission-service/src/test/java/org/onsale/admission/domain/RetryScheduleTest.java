package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RetryScheduleTest {

    @Test
    void waitsGrowAndTheSixthTryIsTheLast() {
        assertThat(IntStream.range(0, 6).mapToObj(RetrySchedule::waitAfter))
                .containsExactly(
                        Optional.of(Duration.ofSeconds(5)),
                        Optional.of(Duration.ofSeconds(30)),
                        Optional.of(Duration.ofMinutes(2)),
                        Optional.of(Duration.ofMinutes(10)),
                        Optional.of(Duration.ofHours(1)),
                        Optional.empty());
        assertThat(RetrySchedule.waitAfter(100)).isEmpty();
    }
}

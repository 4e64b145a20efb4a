package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsale.waitingroom.domain.Wait;

class PlainFiguresTest {

    @ParameterizedTest(name = "{0} to {1} s: {2}")
    @CsvSource({
        "5, 59, less than a minute",
        "5, 60, about 1 minute",
        "61, 61, 1 to 2 minutes",
        "180, 300, 3 to 5 minutes",
        "239, 301, 3 to 6 minutes",
        "600, 600, about 10 minutes",
        "3600, 7200, 60 to 120 minutes",
        "3600, 7201, 1 to 3 hours",
        "100, 7201, 1 to 3 hours"
    })
    void waitsAreRangesThatPromiseNothingTooShort(long p50, long p90, String words) {
        assertThat(PlainFigures.expected(new Wait.Between(p50, p90))).isEqualTo(words);
    }

    @ParameterizedTest(name = "{0} s: {1}")
    @CsvSource({
        "-5, 0 seconds",
        "1, 1 second",
        "59, 59 seconds",
        "60, 1 minute",
        "150, 2 minutes 30 seconds",
        "3600, 1 hour",
        "86400, 24 hours",
        "7260, 2 hours 1 minute"
    })
    void durationsAreToldInTwoUnits(long seconds, String words) {
        assertThat(PlainFigures.lasting(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @Test
    void numbersAndTimesAreReadable() {
        Instant time = Instant.parse("2031-05-01T08:05:09.7Z");

        assertThat(PlainFigures.expected(new Wait.NotKnown())).isEqualTo("not known yet");
        assertThat(PlainFigures.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(PlainFigures.time(time)).isEqualTo("08:05:09 UTC");
        assertThat(PlainFigures.day(time)).isEqualTo("1 May 2031 at 08:05 UTC");
    }
}

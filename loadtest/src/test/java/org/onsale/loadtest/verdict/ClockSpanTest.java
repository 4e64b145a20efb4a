package org.onsale.loadtest.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.history.RunClock;
import org.onsale.loadtest.verdict.LogEntry.What;

class ClockSpanTest {
    private static ClockSpan withLog(LogEntry... log) {
        return new ClockSpan(RunClock.fixed(0), List.of(log));
    }

    private static LogEntry claimed(long number, long atMillis) {
        return new LogEntry(atMillis, What.CLAIMED, number, 1, 1);
    }

    private static void saw(ClockSpan span, long atMillis, Happening what, int buyer, long a, long b, long c) {
        span.saw(new BuyerEvent(what, buyer, atMillis * 1_000_000, 0, a, b, c));
    }

    private static void claims(ClockSpan span, int buyer, long number, long sentMillis, long answeredMillis) {
        saw(span, sentMillis, Happening.TURN, buyer, 0, number, 0);
        saw(span, sentMillis, Happening.CLAIM_SENT, buyer, 0, 0, 0);
        saw(span, answeredMillis, Happening.ADMITTED, buyer, 11, 0, 0);
    }

    @Test
    void clocks_that_may_agree_are_left_alone() {
        ClockSpan span = withLog(claimed(1, 1_005));

        claims(span, 1, 1, 1_000, 1_010);

        assertThat(span.aheadMillis()).hasValue(0);
        assertThat(span.unsureMillis()).isEqualTo(6);
    }

    @Test
    void a_clock_ahead_is_set_back_by_as_little_as_every_claim_allows() {
        ClockSpan span = withLog(claimed(1, 1_000), claimed(2, 2_000));

        claims(span, 1, 1, 1_480, 1_530);
        claims(span, 2, 2, 2_501, 2_560);

        assertThat(span.aheadMillis()).hasValue(500);
        assertThat(span.unsureMillis()).isEqualTo(31);
    }

    @Test
    void a_clock_behind_is_seen_by_boards_read_before_they_were_made() {
        ClockSpan span = withLog(claimed(1, 1_000));

        claims(span, 1, 1, 200, 900);
        saw(span, 1_700, Happening.WAITING, 2, 0, 2, 2_000);

        assertThat(span.aheadMillis()).hasValue(-299);
        assertThat(span.unsureMillis()).isEqualTo(502);
    }

    @Test
    void a_claim_sent_again_bounds_by_its_first_sending() {
        ClockSpan span = withLog(claimed(1, 1_005));

        saw(span, 1_000, Happening.TURN, 1, 0, 1, 0);
        saw(span, 1_000, Happening.CLAIM_SENT, 1, 0, 0, 0);
        saw(span, 2_000, Happening.CLAIM_SENT, 1, 0, 0, 0);
        saw(span, 2_010, Happening.ADMITTED, 1, 11, 0, 0);

        assertThat(span.aheadMillis()).hasValue(0);
    }

    @Test
    void a_claim_answered_again_bounds_nothing() {
        ClockSpan span = withLog(claimed(1, 1_005));

        claims(span, 1, 1, 1_000, 1_010);
        saw(span, 5_000, Happening.CLAIM_SENT, 1, 0, 0, 0);
        saw(span, 5_010, Happening.ADMITTED, 1, 11, 0, 0);

        assertThat(span.aheadMillis()).hasValue(0);
        assertThat(span.unsureMillis()).isEqualTo(6);
    }

    @Test
    void nothing_logged_tells_nothing() {
        ClockSpan span = withLog();

        claims(span, 1, 1, 1_000, 1_010);

        assertThat(span.aheadMillis()).isEmpty();
        assertThat(span.unsureMillis()).isZero();
    }
}

package org.onsale.loadtest.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.verdict.LogEntry.What;

/** Histories in which every promise was kept, however odd they look. */
class GoodHistoriesTest {
    private static void isKept(Story story) {
        Verdict verdict = story.judged();

        assertThat(verdict.kept()).as(verdict.toString()).isTrue();
    }

    @Test
    void one_buyer_comes_and_goes() {
        isKept(Story.withCap(1).at(0).enters(1, 11, 1).at(5).gone(1, 11, 0));
    }

    @Test
    void the_line_is_called_in_order() {
        isKept(Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2, 3)
                .joins(2, 1)
                .joins(3, 2)
                .at(5)
                .waits(2, 1, 0)
                .waits(3, 2, 1)
                .at(6)
                .gone(1, 11, 0)
                .called(2, 1, 12, 1)
                .at(9)
                .gone(2, 12, 0)
                .called(3, 2, 13, 1));
    }

    @Test
    void an_absent_buyer_is_passed_over() {
        isKept(Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2, 3)
                .joins(2, 1)
                .joins(3, 2)
                .at(15)
                .waits(3, 2, 1)
                .at(30)
                .gone(1, 11, 0)
                .logs(What.ABSENT, 1, 0)
                .called(3, 2, 13, 1));
    }

    @Test
    void a_buyer_called_while_absent_gets_the_next_slot() {
        isKept(Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2, 3)
                .joins(2, 1)
                .joins(3, 2)
                .at(15)
                .waits(3, 2, 1)
                .at(30)
                .gone(1, 11, 0)
                .logs(What.ABSENT, 1, 0)
                .called(3, 2, 13, 1)
                .at(34)
                .waits(2, 1, 0)
                .at(40)
                .gone(3, 13, 0)
                .called(2, 1, 12, 1));
    }

    @Test
    void a_missed_turn_goes_to_the_next() {
        isKept(Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2, 3)
                .joins(2, 1)
                .joins(3, 2)
                .at(2)
                .gone(1, 11, 0)
                .logs(What.CALLED, 1, 1)
                .at(3)
                .turn(2, 1)
                .at(12)
                .waits(3, 2, 0)
                .logs(What.MISSED, 1, 0)
                .called(3, 2, 13, 1)
                .at(14)
                .waits(2, 1, 0));
    }

    @Test
    void nobody_is_thrown_out_when_the_cap_is_lowered() {
        isKept(Story.withCap(3)
                .at(0)
                .enters(1, 11, 1)
                .enters(2, 12, 2)
                .enters(3, 13, 3)
                .at(5)
                .capBecomes(1)
                .at(6)
                .gone(1, 11, 2)
                .at(7)
                .gone(2, 12, 1));
    }

    @Test
    void a_repeated_entry_returns_the_same_checkout() {
        isKept(Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .admitted(1, 11, 601)
                .at(5)
                .gone(1, 11, 0));
    }

    @Test
    void a_reload_returns_the_same_number() {
        isKept(Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2)
                .joins(2, 1)
                .at(2)
                .joins(2, 1)
                .at(3)
                .waits(2, 1, 0));
    }

    @Test
    void being_told_to_come_later_loses_nothing() {
        isKept(Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2)
                .joins(2, 1)
                .at(2)
                .happens(2, Happening.POLL_REFUSED, 429, 0)
                .happens(2, Happening.POLL_REFUSED, 503, 0)
                .happens(2, Happening.POLL_UNKNOWN, 0, 0)
                .at(3)
                .waits(2, 1, 0));
    }

    @Test
    void a_place_given_up_is_gone() {
        isKept(Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2)
                .joins(2, 1)
                .at(2)
                .happens(2, Happening.LEAVE_SENT, 0, 0)
                .logs(What.LEFT, 1, 1)
                .at(3)
                .happens(2, Happening.POLL_REFUSED, 410, 0));
    }

    @Test
    void a_slot_is_given_again_after_its_lease_end() {
        isKept(Story.withCap(1)
                .at(0)
                .arrives(1)
                .logs(What.ENTERED, 0, 1)
                .admitted(1, 11, 30)
                .at(30.1)
                .logs(What.EXPIRED, 0, 0)
                .enters(2, 12, 1));
    }

    @Test
    void a_heartbeat_after_the_lease_end_is_refused() {
        isKept(Story.withCap(1)
                .at(0)
                .arrives(1)
                .logs(What.ENTERED, 0, 1)
                .admitted(1, 11, 30)
                .at(31)
                .happens(1, Happening.EXTEND_REFUSED, 410, 11));
    }

    @Test
    void the_position_may_rise_when_an_absent_buyer_returns_in_front() {
        isKept(Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2, 3)
                .joins(2, 1)
                .joins(3, 2)
                .at(30)
                .logs(What.ABSENT, 1, 1)
                .at(31)
                .waits(3, 2, 0)
                .at(32)
                .waits(2, 1, 0)
                .at(33)
                .waits(3, 2, 1));
    }

    @Test
    void a_poll_answered_from_a_board_of_just_before_the_call_makes_no_inversion() {
        isKept(Story.withCap(2)
                .at(0)
                .enters(1, 11, 1)
                .enters(9, 19, 2)
                .at(1)
                .arrives(2, 3)
                .joins(2, 1)
                .joins(3, 2)
                .at(5)
                .gone(1, 11, 1)
                .logs(What.CALLED, 1, 2)
                .at(5.2)
                .waits(2, 1, 0)
                .at(6)
                .gone(9, 19, 1)
                .called(3, 2, 13, 2)
                .at(7)
                .turn(2, 1));
    }

    @Test
    void a_place_may_be_called_before_its_join_is_answered() {
        isKept(Story.withCap(3)
                .at(0)
                .arrives(1, 2)
                .at(0.5)
                .logs(What.CALLED, 1, 1)
                .logs(What.CALLED, 2, 2)
                .at(0.8)
                .joins(1, 1)
                .joins(2, 2)
                .at(2)
                .logs(What.CALLED, 3, 3)
                .turn(1, 1));
    }

    @Test
    void a_poll_answered_from_an_old_board_is_no_sign_of_waiting_on() {
        isKept(Story.withCap(2)
                .at(0)
                .enters(1, 11, 1)
                .enters(9, 19, 2)
                .at(1)
                .arrives(2, 3)
                .joins(2, 1)
                .joins(3, 2)
                .at(5)
                .gone(1, 11, 1)
                .logs(What.CALLED, 1, 2)
                .at(10)
                .waitsByBoardOf(4.9, 2, 1)
                .at(14)
                .gone(9, 19, 1)
                .called(3, 2, 13, 2));
    }

    @Test
    void a_claim_nobody_heard_the_answer_of_may_count_as_missed_and_be_called_again() {
        isKept(Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2)
                .joins(2, 1)
                .at(5)
                .gone(1, 11, 0)
                .logs(What.CALLED, 1, 1)
                .turn(2, 1)
                .at(6)
                .claims(2)
                .logs(What.CLAIMED, 1, 1)
                .at(16)
                .logs(What.EXPIRED, 0, 0)
                .at(17)
                .claims(2)
                .logs(What.MISSED, 1, 0)
                .happens(2, Happening.CLAIM_REFUSED, 409, 0)
                .at(18)
                .waits(2, 1, 0)
                .at(20)
                .called(2, 1, 12, 1));
    }

    @Test
    void an_open_turn_may_be_lost_with_redis_when_its_place_is_not() {
        isKept(Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2, 3)
                .joins(2, 1)
                .joins(3, 2)
                .at(5)
                .gone(1, 11, 0)
                .logs(What.CALLED, 1, 1)
                .at(6)
                .turn(2, 1)
                .at(6.5)
                .redisIsEmptied()
                .at(7)
                .happens(2, Happening.CLAIM_REFUSED, 409, 0)
                .at(8)
                .waits(2, 1, 0)
                .at(30)
                .waits(3, 2, 1)
                .at(40)
                .called(2, 1, 12, 1));
    }

    @Test
    void who_joins_again_after_a_loss_without_having_shown_a_token_may_get_a_new_number() {
        isKept(Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2)
                .joins(2, 1)
                .at(2)
                .redisIsEmptied()
                .at(40)
                .joins(2, 10_001)
                .gone(1, 11, 0)
                .called(2, 10_001, 12, 1));
    }

    @Test
    void after_a_loss_the_order_is_that_of_those_who_are_back() {
        isKept(Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2, 3)
                .joins(2, 1)
                .joins(3, 2)
                .at(5)
                .redisIsEmptied()
                .at(8)
                .waits(3, 2, 1)
                .at(12)
                .gone(1, 11, 0)
                .called(3, 2, 13, 1));
    }
}

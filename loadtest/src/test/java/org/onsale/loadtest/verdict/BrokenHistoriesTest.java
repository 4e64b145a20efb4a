package org.onsale.loadtest.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.verdict.LogEntry.What;

/** Histories in which exactly one promise broke: the verdict names that one. */
class BrokenHistoriesTest {
    private static void breaks(Promise promise, Story story) {
        Verdict verdict = story.judged();

        assertThat(verdict.kept()).isFalse();
        verdict.judgements()
                .forEach((each, judgement) ->
                        assertThat(judgement.kept()).as(each + " " + judgement).isEqualTo(each != promise));
    }

    /** One in checkout, numbers 1 and 2 (buyers 2 and 3) in line, both polled at second 5. */
    private static Story twoWait() {
        return Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .at(1)
                .arrives(2, 3)
                .joins(2, 1)
                .joins(3, 2)
                .at(5)
                .waits(2, 1, 0)
                .waits(3, 2, 1);
    }

    @Test
    void more_slots_held_than_the_cap_by_the_log() {
        breaks(
                Promise.STRICT_CAP,
                Story.withCap(1).at(0).enters(1, 11, 1).at(1).gone(1, 11, 1).enters(2, 12, 2));
    }

    @Test
    void more_buyers_in_checkout_than_the_cap_whatever_the_log_says() {
        breaks(Promise.STRICT_CAP, Story.withCap(1).at(0).enters(1, 11, 1).at(1).enters(2, 12, 1));
    }

    @Test
    void a_turn_and_a_checkout_at_once_with_a_cap_of_one() {
        breaks(
                Promise.STRICT_CAP,
                twoWait()
                        .at(6)
                        .logs(What.CALLED, 1, 1)
                        .turn(2, 1)
                        .at(8)
                        .happens(2, Happening.TURN, 16_000, 1)
                        .at(9)
                        .gone(1, 11, 1));
    }

    @Test
    void a_slot_given_above_a_lowered_cap() {
        breaks(
                Promise.STRICT_CAP,
                Story.withCap(3)
                        .at(0)
                        .enters(1, 11, 1)
                        .enters(2, 12, 2)
                        .at(30)
                        .capBecomes(1)
                        .gone(1, 11, 1)
                        .at(60)
                        .enters(3, 13, 2));
    }

    @Test
    void a_higher_number_called_before_a_lower_one_who_was_there() {
        breaks(Promise.ORDER_KEPT, twoWait().at(9).gone(1, 11, 0).called(3, 2, 13, 1));
    }

    @Test
    void a_newcomer_let_in_past_the_line() {
        breaks(Promise.ORDER_KEPT, twoWait().at(9).gone(1, 11, 0).enters(4, 14, 1));
    }

    @Test
    void a_place_that_polled_set_aside_as_absent() {
        breaks(Promise.ORDER_KEPT, twoWait().at(9).gone(1, 11, 0).logs(What.ABSENT, 1, 0));
    }

    @Test
    void a_buyer_who_came_back_passed_over() {
        breaks(
                Promise.ORDER_KEPT,
                Story.withCap(1)
                        .at(0)
                        .enters(1, 11, 1)
                        .at(1)
                        .arrives(2, 3)
                        .joins(2, 1)
                        .at(24)
                        .joins(3, 2)
                        .at(25)
                        .logs(What.ABSENT, 1, 1)
                        .at(30)
                        .waits(2, 1, 0)
                        .at(36)
                        .gone(1, 11, 0)
                        .called(3, 2, 13, 1));
    }

    @Test
    void a_turn_withdrawn_and_given_to_a_higher_number() {
        breaks(
                Promise.ORDER_KEPT,
                Story.withCap(2)
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
                        .waitsByBoardOf(9.9, 2, 1)
                        .at(14)
                        .gone(9, 19, 1)
                        .called(3, 2, 13, 2));
    }

    @Test
    void the_order_not_kept_over_a_loss_though_both_are_back() {
        breaks(
                Promise.ORDER_KEPT,
                twoWait()
                        .at(6)
                        .redisIsEmptied()
                        .at(8)
                        .waits(2, 1, 0)
                        .waits(3, 2, 1)
                        .at(20)
                        .gone(1, 11, 0)
                        .called(3, 2, 13, 1));
    }

    @Test
    void a_number_changed_by_a_reload() {
        breaks(Promise.NOBODY_LOST, twoWait().at(6).joins(2, 7));
    }

    @Test
    void a_number_changed_by_a_reload_after_a_loss_though_the_token_was_shown() {
        breaks(
                Promise.NOBODY_LOST,
                twoWait()
                        .at(6)
                        .redisIsEmptied()
                        .at(8)
                        .waits(2, 1, 0)
                        .at(40)
                        .joins(2, 10_001)
                        .logs(What.ENTERED, 0, 1));
    }

    @Test
    void a_number_changed_between_polls() {
        breaks(Promise.NOBODY_LOST, twoWait().at(6).waits(2, 8, 0));
    }

    @Test
    void one_number_told_to_two_buyers() {
        breaks(Promise.NOBODY_LOST, twoWait().at(6).arrives(4).joins(4, 2));
    }

    @Test
    void a_place_gone_that_nobody_gave_up() {
        breaks(Promise.NOBODY_LOST, twoWait().at(6).happens(2, Happening.POLL_REFUSED, 410, 0));
    }

    @Test
    void a_place_token_refused() {
        breaks(Promise.NOBODY_LOST, twoWait().at(6).happens(2, Happening.POLL_REFUSED, 401, 0));
    }

    @Test
    void a_turn_taken_back_in_its_claim_window() {
        breaks(
                Promise.NOBODY_LOST,
                twoWait()
                        .at(6)
                        .gone(1, 11, 0)
                        .logs(What.CALLED, 1, 1)
                        .turn(2, 1)
                        .at(8)
                        .claims(2)
                        .happens(2, Happening.CLAIM_REFUSED, 409, 0));
    }

    @Test
    void a_checkout_refused_before_its_lease_end() {
        breaks(
                Promise.NOBODY_LOST,
                Story.withCap(1).at(0).enters(1, 11, 1).at(9).happens(1, Happening.EXTEND_REFUSED, 410, 11));
    }

    @Test
    void a_buyer_told_of_having_been_let_in_who_was_not() {
        breaks(Promise.NOBODY_LOST, twoWait().at(6).happens(2, Happening.LET_IN_ALREADY, 0, 1));
    }

    @Test
    void two_checkouts_for_one_buyer() {
        breaks(
                Promise.NOBODY_TWICE,
                Story.withCap(2)
                        .at(0)
                        .enters(1, 11, 1)
                        .at(1)
                        .logs(What.ENTERED, 0, 2)
                        .admitted(1, 12, 600));
    }

    @Test
    void one_checkout_for_two_buyers() {
        breaks(
                Promise.NOBODY_TWICE,
                Story.withCap(2).at(0).enters(1, 11, 1).at(1).enters(2, 11, 2));
    }

    @Test
    void a_number_claimed_twice() {
        breaks(
                Promise.NOBODY_TWICE,
                twoWait().at(6).gone(1, 11, 0).called(2, 1, 12, 1).at(7).logs(What.CLAIMED, 1, 1));
    }

    @Test
    void a_number_called_again_after_it_was_let_in() {
        breaks(
                Promise.NOBODY_TWICE,
                twoWait()
                        .at(6)
                        .gone(1, 11, 0)
                        .called(2, 1, 12, 1)
                        .at(9)
                        .gone(2, 12, 0)
                        .called(3, 2, 13, 1)
                        .at(12)
                        .gone(3, 13, 0)
                        .logs(What.CALLED, 1, 1));
    }

    @Test
    void a_position_that_goes_up_for_no_reason() {
        breaks(Promise.POSITION_NEVER_RISES, twoWait().at(7).waits(3, 2, 4));
    }

    @Test
    void a_position_that_goes_up_more_than_returns_explain() {
        breaks(
                Promise.POSITION_NEVER_RISES,
                Story.withCap(1)
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
                        .waits(3, 2, 2));
    }

    @Test
    void nothing_given_for_more_than_a_minute_after_a_loss() {
        breaks(
                Promise.RESUMES_AFTER_LOSS,
                twoWait()
                        .at(6)
                        .redisIsEmptied()
                        .gone(1, 11, 0)
                        .at(20)
                        .waits(2, 1, 0)
                        .at(35)
                        .waits(2, 1, 0)
                        .at(50)
                        .waits(2, 1, 0)
                        .at(65)
                        .waits(2, 1, 0)
                        .at(80)
                        .waits(2, 1, 0)
                        .called(2, 1, 12, 1));
    }

    @Test
    void buyers_let_in_without_an_admission_log_prove_no_order() {
        breaks(Promise.ORDER_KEPT, Story.withCap(1).at(0).arrives(1).admitted(1, 11, 60));
    }

    @Test
    void a_turn_told_that_the_log_does_not_have_proves_no_order() {
        breaks(Promise.ORDER_KEPT, twoWait().at(6).gone(1, 11, 0).turn(2, 1));
    }

    @Test
    void a_run_in_which_nobody_arrived_proves_nothing() {
        Verdict verdict = Story.withCap(1).judged();

        assertThat(verdict.judgements().values()).allMatch(judgement -> judgement instanceof Judgement.NotJudged);
    }
}

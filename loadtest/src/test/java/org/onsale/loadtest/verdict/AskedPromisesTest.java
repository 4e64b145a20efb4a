package org.onsale.loadtest.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onsale.loadtest.buyer.Ending;
import org.onsale.loadtest.history.Attack;
import org.onsale.loadtest.history.Figure;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.verdict.LogEntry.What;

/** What only some simulations ask: each kept by a good history, broken by a bad one. */
class AskedPromisesTest {
    private static void assertKept(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Kept.class);
    }

    private static void assertBroken(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Broken.class);
    }

    /** Two slots; buyer 2 waits from 1 s to 11 s, while buyer 1 holds one slot and a call would give the other. */
    private static Story waitsForTheSecondSlot(double calledAt) {
        return Story.withCap(2)
                .at(0)
                .enters(1, 11, 2)
                .arrives(2)
                .at(1)
                .joins(2, 1)
                .at(5)
                .waits(2, 1, 0)
                .at(6)
                .logs(What.RELEASED, 0, 1)
                .at(calledAt)
                .called(2, 1, 12, 2)
                .at(200)
                .gone(2, 12, 1);
    }

    @Test
    void slots_in_use() {
        assertKept(waitsForTheSecondSlot(6.02).judgedOf(Promise.SLOTS_IN_USE));
        assertBroken(waitsForTheSecondSlot(9).judgedOf(Promise.SLOTS_IN_USE));
    }

    @Test
    void a_freed_slot_is_offered_within_a_second() {
        assertKept(waitsForTheSecondSlot(6.9).judgedOf(Promise.NO_DEAD_SLOTS));
        assertBroken(waitsForTheSecondSlot(9).judgedOf(Promise.NO_DEAD_SLOTS));
    }

    private static Story missesItsTurn(double takenBackAt) {
        return Story.withCap(1)
                .at(0)
                .arrives(1)
                .joins(1, 1)
                .logs(What.CALLED, 1, 1)
                .turn(1, 1)
                .at(takenBackAt)
                .logs(What.MISSED, 1, 0)
                .at(30)
                .arrives(2);
    }

    @Test
    void a_turn_not_claimed_is_taken_back_within_a_second() {
        assertKept(missesItsTurn(10.5).judgedOf(Promise.NO_DEAD_SLOTS));
        assertBroken(missesItsTurn(13).judgedOf(Promise.NO_DEAD_SLOTS));
        assertBroken(missesItsTurn(40).judgedOf(Promise.NO_DEAD_SLOTS));
    }

    private static Story leavesSilently(double endedAt) {
        return Story.withCap(1)
                .at(0)
                .arrives(1)
                .logs(What.ENTERED, 0, 1)
                .admitted(1, 11, 20)
                .happens(1, Happening.ENDED, Ending.LEFT_SILENTLY.ordinal(), 0)
                .at(endedAt)
                .logs(What.EXPIRED, 0, 0)
                .at(30)
                .arrives(2);
    }

    @Test
    void a_silent_checkout_ends_within_a_second_of_its_lease() {
        assertKept(leavesSilently(20.7).judgedOf(Promise.NO_DEAD_SLOTS));
        assertBroken(leavesSilently(23).judgedOf(Promise.NO_DEAD_SLOTS));
        assertBroken(leavesSilently(40).judgedOf(Promise.NO_DEAD_SLOTS));
    }

    /** Number 1 is passed while away and back at 30 s; the next slot is free at 33 s. */
    private static Story comesBack(int firstCalled, int thenCalled) {
        return Story.withCap(1)
                .at(0)
                .arrives(1, 2)
                .joins(1, 1)
                .joins(2, 2)
                .happens(1, Happening.WENT_AWAY, 0, 0)
                .at(25)
                .logs(What.ABSENT, 1, 0)
                .at(30)
                .happens(1, Happening.CAME_BACK, 0, 0)
                .waits(1, 1)
                .at(33)
                .logs(What.CALLED, firstCalled, 1)
                .at(34)
                .logs(What.CALLED, thenCalled, 1)
                .at(35)
                .arrives(3);
    }

    @Test
    void who_comes_back_gets_the_next_free_slot() {
        assertKept(comesBack(1, 2).judgedOf(Promise.RETURNERS_NEXT));
        assertBroken(comesBack(2, 1).judgedOf(Promise.RETURNERS_NEXT));
    }

    @Test
    void the_line_forms_and_dissolves() {
        Story dissolves = waitsForTheSecondSlot(6.5).at(201).enters(3, 13, 1);
        Story stays = waitsForTheSecondSlot(6.5)
                .at(201)
                .arrives(3)
                .joins(3, 2)
                .at(202)
                .arrives(4);

        assertKept(dissolves.judgedOf(Promise.LINE_COMES_AND_GOES));
        assertBroken(stays.judgedOf(Promise.LINE_COMES_AND_GOES));
        assertThat(Story.withCap(1).at(0).enters(1, 11, 1).judgedOf(Promise.LINE_COMES_AND_GOES))
                .isInstanceOf(Judgement.NotJudged.class);
    }

    private static Judgement toldWait(long p50Seconds, long p90Seconds) {
        Story story = Story.withCap(100);
        for (int buyer = 1; buyer <= 40; buyer++) {
            story.at(buyer)
                    .arrives(buyer)
                    .joins(buyer, buyer)
                    .happens(buyer, Happening.WAIT_TOLD, p50Seconds, p90Seconds);
        }
        for (int buyer = 1; buyer <= 40; buyer++) {
            story.at(50 + buyer * 1.5).logs(What.CALLED, buyer, 1);
        }
        return story.at(200).arrives(99).judgedOf(Promise.WAIT_TOLD_RIGHT);
    }

    @Test
    void the_wait_told_is_the_wait_there_is() {
        assertKept(toldWait(60, 75));
        assertBroken(toldWait(20, 30));
        assertBroken(toldWait(600, 900));
    }

    private static Story joinsTwice() {
        return Story.withCap(1)
                .at(0)
                .arrives(1, 2)
                .happens(1, Happening.JOIN_SENT, 0, 0)
                .joins(1, 1)
                .happens(1, Happening.JOIN_SENT, 0, 0)
                .joins(1, 1)
                .happens(2, Happening.JOIN_SENT, 0, 0);
    }

    @Test
    void joining_again_gives_no_new_number() {
        assertKept(joinsTwice().joins(2, 2).judgedOf(Promise.NO_NEW_NUMBERS));
        assertBroken(joinsTwice().joins(2, 3).judgedOf(Promise.NO_NEW_NUMBERS));
    }

    @Test
    void too_eager_requests_are_told_when_to_come() {
        Story story = Story.withCap(1).at(0).arrives(1).happens(1, Happening.POLL_REFUSED, 429, 1);

        assertKept(story.judgedOf(Promise.EAGERNESS_REFUSED));
        assertBroken(story.attacked(Attack.EAGER_POLL, 429, 0).judgedOf(Promise.EAGERNESS_REFUSED));
    }

    @Test
    void a_slow_refusal_is_no_cheap_one() {
        assertBroken(Story.withCap(1)
                .at(0)
                .arrives(1)
                .happens(1, Happening.POLL_REFUSED, 429, 1)
                .tookMillis(1_500)
                .judgedOf(Promise.EAGERNESS_REFUSED));
    }

    @Test
    void buyers_are_answered_in_time() {
        Story story = Story.withCap(1).at(0).enters(1, 11, 1).tookMillis(300);

        assertKept(story.judgedOf(Promise.BUYERS_SERVED));
        assertBroken(story.arrives(2).joins(2, 1).tookMillis(3_000).judgedOf(Promise.BUYERS_SERVED));
    }

    @Test
    void hardly_a_request_fails() {
        Story story = Story.withCap(1).at(0).enters(1, 11, 1);

        assertKept(story.judgedOf(Promise.FEW_FAILURES));
        assertBroken(story.happens(1, Happening.EXTEND_REFUSED, 500, 11).judgedOf(Promise.FEW_FAILURES));
    }

    @Test
    void nothing_forged_is_accepted() {
        Story story = Story.withCap(1).at(0).arrives(1).attacked(Attack.FORGED_PLACE, 401, 0);

        assertKept(story.judgedOf(Promise.FORGERIES_REFUSED));
        assertBroken(story.attacked(Attack.REPLAYED_TURN, 201, 0).judgedOf(Promise.FORGERIES_REFUSED));
    }

    @Test
    void refusing_a_forgery_fails_nothing() {
        assertBroken(Story.withCap(1)
                .at(0)
                .arrives(1)
                .attacked(Attack.FORGED_PASS, 500, 0)
                .judgedOf(Promise.FORGERIES_REFUSED));
    }

    @Test
    void a_lowered_cap_is_in_force_within_a_second() {
        Story lowered = Story.withCap(2).at(0).enters(1, 11, 1).at(10).happens(0, Happening.CAP_SET, 1, 0);

        assertKept(lowered.at(20).logs(What.RELEASED, 0, 0).judgedOf(Promise.CHANGES_IN_FORCE));
        assertBroken(lowered.at(21).enters(2, 12, 1).judgedOf(Promise.CHANGES_IN_FORCE));
    }

    @Test
    void nobody_is_called_a_second_after_a_pause() {
        Story paused = Story.withCap(9).at(0).enters(1, 11, 1).at(10).happens(0, Happening.PHASE_SET, 0, 0);

        assertKept(paused.at(10.9).enters(2, 12, 2).judgedOf(Promise.CHANGES_IN_FORCE));
        assertBroken(paused.at(15).enters(3, 13, 3).judgedOf(Promise.CHANGES_IN_FORCE));
    }

    private static Story capRaised(double calledAt) {
        return Story.withCap(1)
                .at(0)
                .enters(1, 11, 1)
                .arrives(2)
                .joins(2, 1)
                .at(10)
                .waits(2, 1, 0)
                .at(15)
                .happens(0, Happening.CAP_SET, 2, 0)
                .capBecomes(2)
                .at(calledAt)
                .logs(What.CALLED, 1, 2)
                .at(30)
                .arrives(3);
    }

    @Test
    void a_raised_cap_gives_slots_within_a_second() {
        assertKept(capRaised(15.8).judgedOf(Promise.CHANGES_IN_FORCE));
        assertBroken(capRaised(18).judgedOf(Promise.CHANGES_IN_FORCE));
    }

    /** Sixty a minute from 0 s on; a hundred people wait all the time; one is called every so many seconds. */
    private static Judgement calledEvery(double seconds) {
        Story story = Story.withCap(1_000).at(0);
        for (int buyer = 1; buyer <= 100; buyer++) {
            story.arrives(buyer).joins(buyer, buyer);
        }
        story.happens(0, Happening.RATE_SET, 60, 0);
        for (int buyer = 1; buyer * seconds < 19; buyer++) {
            story.at(buyer * seconds).logs(What.CALLED, buyer, buyer);
            story.waits(100, 100);
        }
        return story.at(19).waits(100, 100).judgedOf(Promise.RATE_KEPT);
    }

    @Test
    void the_rate_is_kept() {
        assertKept(calledEvery(1));
        assertBroken(calledEvery(0.7));
        assertBroken(calledEvery(1.5));
    }

    private static Judgement keys(long from, long to) {
        Story story = Story.withCap(1).at(0).arrives(1);
        for (int i = 0; i < 30; i++) {
            story.at(i).happens(0, Happening.MEASURED, Figure.REDIS_KEYS.ordinal(), from + (to - from) * i / 29);
        }
        return story.judgedOf(Promise.NOTHING_GROWS);
    }

    @Test
    void nothing_grows_with_the_people_served() {
        assertKept(keys(200, 230));
        assertBroken(keys(200, 5_000));
    }
}

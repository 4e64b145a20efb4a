package org.onsale.loadtest.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onsale.loadtest.buyer.Behaviour.AtCheckout;
import org.onsale.loadtest.buyer.Behaviour.AtTurn;
import org.onsale.loadtest.buyer.Behaviour.InLine;
import org.onsale.loadtest.buyer.Behaviour.LostAnswer;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.history.RunClock;

class VisitorTest {
    private static final Answer FULL = new Answer(200, "{\"status\":\"waiting\",\"join\":\"x\"}", 0);
    private static final Answer GONE = new Answer(410, "{}", 0);
    private static final Answer NO_CONTENT = new Answer(204, "", 0);

    private final List<Happening> noted = new ArrayList<>();
    private final long[] nowMillis = {1_000};
    private final RunClock clock = new RunClock(() -> nowMillis[0] * 1_000_000L, 0, 0);
    private int soldOut;

    private Visitor visitor(InLine inLine, AtTurn atTurn, AtCheckout atCheckout, LostAnswer lost) {
        Behaviour behaviour = new Behaviour(
                inLine,
                1,
                atTurn,
                atCheckout,
                lost,
                Duration.ofSeconds(30),
                Duration.ofMillis(100),
                Duration.ofSeconds(12),
                Duration.ofMillis(200));
        Sale sale = new Sale(1, 1_000_000_000_000L, () -> soldOut++);
        return new Visitor(1, "key", behaviour, sale, (what, buyer, took, a, b, c) -> noted.add(what), clock);
    }

    private Visitor patient() {
        return visitor(InLine.WAITS, AtTurn.CLAIMS, AtCheckout.BUYS, LostAnswer.NONE);
    }

    private void expect(Visitor visitor, Step step, Answer answer) {
        assertThat(visitor.step()).isEqualTo(step);
        nowMillis[0] += visitor.pauseMillis();
        visitor.sends();
        visitor.hears(answer);
    }

    private static Answer waiting(long ahead, long pollAfterMillis) {
        return new Answer(
                200,
                "{\"place\":\"token\",\"status\":\"waiting\",\"number\":7,\"ahead\":%d,\"pollAfterMs\":%d}"
                        .formatted(ahead, pollAfterMillis),
                0);
    }

    private Answer turn(long seconds) {
        return new Answer(
                200,
                "{\"place\":\"token\",\"status\":\"turn\",\"number\":7,\"turn\":{\"code\":\"c0de\",\"claimBy\":\"%s\"}}"
                        .formatted(Instant.ofEpochMilli(nowMillis[0] + seconds * 1_000)),
                0);
    }

    private Answer admitted(int heartbeatSeconds) {
        return new Answer(
                201,
                "{\"status\":\"admitted\",\"checkout\":\"co\",\"pass\":\"jwt\",\"expiresAt\":\"%s\",\"heartbeatSeconds\":%d}"
                        .formatted(Instant.ofEpochMilli(nowMillis[0] + 60_000), heartbeatSeconds),
                0);
    }

    private Visitor inLine(Visitor visitor) {
        expect(visitor, Step.ENTER, FULL);
        expect(visitor, Step.JOIN, waiting(3, 2_000));
        return visitor;
    }

    @Test
    void waits_polls_when_told_claims_and_buys() {
        Visitor visitor = inLine(patient());

        assertThat(visitor.pauseMillis()).isEqualTo(2_000);
        expect(visitor, Step.POLL, waiting(1, 4_000));
        assertThat(visitor.pauseMillis()).isEqualTo(4_000);
        expect(visitor, Step.POLL, turn(10));
        assertThat(visitor.turn().code()).isEqualTo("c0de");
        expect(visitor, Step.CLAIM, admitted(5));
        expect(visitor, Step.HEARTBEAT, new Answer(200, "{\"expiresAt\":\"1970-01-01T00:02:00Z\"}", 0));
        expect(visitor, Step.HEARTBEAT, new Answer(200, "{\"expiresAt\":\"1970-01-01T00:02:00Z\"}", 0));
        assertThat(visitor.pauseMillis()).isEqualTo(2_000);
        expect(visitor, Step.BUY, NO_CONTENT);

        assertThat(visitor.stage()).isEqualTo(Stage.OVER);
        assertThat(visitor.checkout().completed()).isTrue();
        assertThat(soldOut).isEqualTo(1);
        assertThat(noted)
                .containsExactly(
                        Happening.ARRIVED,
                        Happening.ENTER_SENT,
                        Happening.JOIN_SENT,
                        Happening.JOINED,
                        Happening.WAITING,
                        Happening.TURN,
                        Happening.CLAIM_SENT,
                        Happening.ADMITTED,
                        Happening.EXTENDED,
                        Happening.EXTENDED,
                        Happening.RELEASE_SENT,
                        Happening.RELEASED,
                        Happening.ENDED);
    }

    @Test
    void a_retry_time_is_kept() {
        Visitor visitor = inLine(patient());

        expect(visitor, Step.POLL, new Answer(503, "", 9));

        assertThat(visitor.step()).isEqualTo(Step.POLL);
        assertThat(visitor.pauseMillis()).isBetween(9_000L, 20_000L);
    }

    @Test
    void without_an_answer_the_same_is_asked_again_after_a_growing_pause() {
        Visitor visitor = patient();

        expect(visitor, Step.ENTER, Answer.NONE);
        assertThat(visitor.pauseMillis()).isBetween(500L, 1_000L);
        expect(visitor, Step.ENTER, Answer.NONE);
        assertThat(visitor.pauseMillis()).isBetween(1_000L, 2_000L);
        assertThat(noted).contains(Happening.ENTER_UNKNOWN);
    }

    @Test
    void an_unreadable_body_is_no_answer() {
        Visitor visitor = inLine(patient());

        expect(visitor, Step.POLL, new Answer(200, "<html>", 0));

        assertThat(visitor.step()).isEqualTo(Step.POLL);
    }

    @Test
    void a_refused_claim_goes_back_to_polling() {
        Visitor visitor = inLine(patient());

        expect(visitor, Step.POLL, turn(10));
        expect(visitor, Step.CLAIM, new Answer(409, "{}", 0));

        assertThat(visitor.step()).isEqualTo(Step.POLL);
        assertThat(visitor.stage()).isEqualTo(Stage.IN_LINE);
    }

    @Test
    void a_lost_answer_is_asked_for_again_with_the_same_request() {
        Visitor entry = visitor(InLine.WAITS, AtTurn.CLAIMS, AtCheckout.BUYS, LostAnswer.OF_ENTRY);
        expect(entry, Step.ENTER, admitted(0));
        expect(entry, Step.ENTER, admitted(0));
        expect(entry, Step.BUY, NO_CONTENT);

        Visitor claim = inLine(visitor(InLine.WAITS, AtTurn.CLAIMS, AtCheckout.BUYS, LostAnswer.OF_CLAIM));
        expect(claim, Step.POLL, turn(10));
        expect(claim, Step.CLAIM, admitted(0));
        expect(claim, Step.CLAIM, admitted(0));
        expect(claim, Step.BUY, NO_CONTENT);
    }

    @Test
    void a_place_that_is_gone_ends_the_story() {
        Visitor visitor = inLine(patient());

        expect(visitor, Step.POLL, GONE);

        assertThat(visitor.stage()).isEqualTo(Stage.OVER);
        assertThat(noted).contains(Happening.POLL_REFUSED);
    }

    @Test
    void a_closed_tab_sends_nothing_more() {
        Visitor visitor = inLine(visitor(InLine.CLOSES_TAB, AtTurn.CLAIMS, AtCheckout.BUYS, LostAnswer.NONE));

        expect(visitor, Step.POLL, waiting(2, 2_000));

        assertThat(visitor.stage()).isEqualTo(Stage.OVER);
    }

    @Test
    void who_comes_back_polls_after_the_time_away() {
        Visitor visitor =
                inLine(visitor(InLine.CLOSES_TAB_AND_COMES_BACK, AtTurn.CLAIMS, AtCheckout.BUYS, LostAnswer.NONE));

        expect(visitor, Step.POLL, waiting(2, 2_000));
        assertThat(visitor.pauseMillis()).isEqualTo(30_000);
        expect(visitor, Step.POLL, turn(10));

        assertThat(noted).contains(Happening.WENT_AWAY, Happening.CAME_BACK);
    }

    @Test
    void a_second_tab_joins_with_the_same_key_and_both_poll() {
        Visitor visitor = inLine(visitor(InLine.OPENS_SECOND_TAB, AtTurn.CLAIMS, AtCheckout.BUYS, LostAnswer.NONE));

        expect(visitor, Step.POLL, waiting(2, 2_000));
        expect(visitor, Step.OPEN_SECOND_TAB, waiting(2, 2_000));

        assertThat(visitor.pauseMillis()).isEqualTo(1_000);
        expect(visitor, Step.POLL, waiting(1, 2_000));
    }

    @Test
    void a_reload_joins_again() {
        Visitor visitor = inLine(visitor(InLine.RELOADS, AtTurn.CLAIMS, AtCheckout.BUYS, LostAnswer.NONE));

        expect(visitor, Step.POLL, waiting(2, 2_000));
        expect(visitor, Step.RELOAD, waiting(2, 2_000));
        expect(visitor, Step.POLL, waiting(1, 2_000));
    }

    @Test
    void a_reload_that_is_put_off_polls_with_the_token_it_has() {
        Visitor visitor = inLine(visitor(InLine.RELOADS, AtTurn.CLAIMS, AtCheckout.BUYS, LostAnswer.NONE));

        expect(visitor, Step.POLL, waiting(2, 2_000));
        expect(visitor, Step.RELOAD, new Answer(503, "", 3));
        expect(visitor, Step.POLL, waiting(1, 2_000));
    }

    @Test
    void a_place_can_be_given_up() {
        Visitor visitor = inLine(visitor(InLine.GIVES_UP, AtTurn.CLAIMS, AtCheckout.BUYS, LostAnswer.NONE));

        expect(visitor, Step.POLL, waiting(2, 2_000));
        expect(visitor, Step.GIVE_UP, NO_CONTENT);

        assertThat(visitor.stage()).isEqualTo(Stage.OVER);
        assertThat(noted).contains(Happening.LEAVE_SENT, Happening.LEFT);
    }

    @Test
    void who_comes_too_late_polls_after_the_claim_window_and_claims_the_second_turn() {
        Visitor visitor = inLine(visitor(InLine.WAITS, AtTurn.COMES_TOO_LATE, AtCheckout.BUYS, LostAnswer.NONE));

        nowMillis[0] += visitor.pauseMillis();
        visitor.sends();
        visitor.hears(turn(10));
        assertThat(visitor.pauseMillis()).isEqualTo(10_500);
        expect(visitor, Step.POLL, turn(10));
        expect(visitor, Step.CLAIM, admitted(0));
    }

    @Test
    void a_silent_leaver_releases_nothing() {
        Visitor visitor = visitor(InLine.WAITS, AtTurn.CLAIMS, AtCheckout.LEAVES_SILENTLY, LostAnswer.NONE);

        expect(visitor, Step.ENTER, admitted(0));

        assertThat(visitor.stage()).isEqualTo(Stage.OVER);
        assertThat(noted).doesNotContain(Happening.RELEASE_SENT);
    }

    @Test
    void when_nothing_is_left_the_checkout_is_abandoned() {
        Visitor visitor = patient();
        Sale soldOutSale = new Sale(1, 1_000_000_000_000L, () -> {});
        soldOutSale.takeTicket();
        Visitor late = new Visitor(
                2, "key", visitor.behaviour(), soldOutSale, (what, buyer, took, a, b, c) -> noted.add(what), clock);

        expect(late, Step.ENTER, admitted(0));
        expect(late, Step.BUY, NO_CONTENT);

        assertThat(late.checkout().completed()).isFalse();
    }

    @Test
    void when_the_sale_is_closed_a_newcomer_leaves() {
        Visitor visitor = patient();

        expect(visitor, Step.ENTER, FULL);
        expect(visitor, Step.JOIN, new Answer(409, "{}", 0));

        assertThat(visitor.stage()).isEqualTo(Stage.OVER);
    }

    @Test
    void a_release_without_an_answer_is_sent_again_for_the_same_outcome() {
        Visitor visitor = patient();

        expect(visitor, Step.ENTER, admitted(0));
        expect(visitor, Step.BUY, Answer.NONE);
        expect(visitor, Step.BUY, NO_CONTENT);

        assertThat(visitor.checkout().completed()).isTrue();
        assertThat(soldOut).isEqualTo(1);
    }

    @Test
    void when_the_time_is_over_buyers_stop() {
        Visitor visitor = inLine(patient());
        nowMillis[0] = 999_999;

        expect(visitor, Step.POLL, waiting(2, 2_000));

        assertThat(visitor.stage()).isEqualTo(Stage.OVER);
    }
}

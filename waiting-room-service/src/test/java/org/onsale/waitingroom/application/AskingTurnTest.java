package org.onsale.waitingroom.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsale.redis.EventId;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.application.Told.Status;
import org.onsale.waitingroom.domain.Epoch;
import org.onsale.waitingroom.domain.PlaceToken;
import org.onsale.waitingroom.domain.PlaceTokens;
import org.onsale.waitingroom.domain.Wait;
import org.onsale.waitingroom.redis.EventData;
import org.onsale.waitingroom.redis.OnRedis;

@ExtendWith(OnRedis.class)
class AskingTurnTest {

    private static final PlaceTokens TOKENS = new PlaceTokens(TestNode.KEYS);

    private RedisAccess access;
    private EventData event;
    private TestNode node;

    @BeforeEach
    void prepare(RedisAccess shared, EventData fresh) {
        access = shared;
        event = fresh;
        node = new TestNode(access, event);
    }

    @Test
    void whoWaitsIsToldHowManyAreAhead() {
        node.join("first");
        String token = node.tokenOf("second");
        event.survey();
        node.refresh();

        Told told = node.told(token);

        assertThat(told.status()).isEqualTo(Status.WAITING);
        assertThat(told.number()).isEqualTo(2);
        assertThat(told.ahead()).hasValue(1);
        assertThat(told.expectedWait()).isEqualTo(new Wait.NotKnown());
        assertThat(told.pollAfter()).isBetween(Duration.ofMillis(1800), Duration.ofMillis(2200));
        assertThat(told.place()).isEmpty();
        assertThat(told.turn()).isEmpty();
        assertThat(Duration.between(told.asOf(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void beforeTheFirstBoardAheadIsNotKnown() {
        assertThat(node.told(node.tokenOf("first")).ahead()).isEmpty();
    }

    @Test
    void tokenOfAnotherEventOrInstallationIsRefused() {
        EventId other = EventId.of("other");
        String foreign = token(other.value(), 1);

        assertThat(node.ask(foreign)).isEqualTo(new BadToken());
        assertThat(node.ask("p1.a.AA.AA")).isEqualTo(new BadToken());
        assertThat(node.ask("")).isEqualTo(new BadToken());
    }

    @Test
    void validTokenOfAnEventThatIsNotThereIsKept() {
        TestNode stranger = new TestNode(access, EventData.named(event.redis(), "lost"));

        assertThat(stranger.ask(token("lost", 7))).isEqualTo(new NotNow(NotNow.Why.ON_HOLD));
    }

    @Test
    void thirdPollWithinASecondIsTooFastAndThePlaceIsKept() {
        String token = node.tokenOf("first");

        assertThat(node.ask(token)).isInstanceOf(Told.class);
        assertThat(node.askAtOnce(token)).isInstanceOf(Told.class);
        assertThat(node.askAtOnce(token)).isEqualTo(new TurnAnswer.TooFast());
        assertThat(node.ask(token)).isInstanceOf(Told.class);
    }

    @ParameterizedTest
    @CsvSource({
        "open, WAITING",
        "draining, WAITING",
        "scheduled, WAITING",
        "bypass, WAITING",
        "paused, PAUSED",
        "prequeue, PREQUEUE",
        "closed, CLOSED"
    })
    void phaseIsTold(String phase, Status wanted) {
        String token = node.tokenOf("first");
        event.set("phase", phase);
        event.set("message", "Back in ten minutes");
        event.survey();
        node.refresh();

        Told told = node.told(token);

        assertThat(told.status()).isEqualTo(wanted);
        assertThat(told.message()).contains("Back in ten minutes");
    }

    @Test
    void whoIsCalledIsToldTheCodeAndTheDeadline() {
        JoinAnswer.Placed placed = node.placed("first");
        event.call(1, 60_000);
        event.survey();
        node.refresh();

        Told told = node.told(placed.told().place().orElseThrow());

        String placeId = event.redis().zrange(event.keys().turns(), 0, -1).get(0);
        long deadline = event.redis().zscore(event.keys().turns(), placeId).longValue();
        assertThat(told.status()).isEqualTo(Status.TURN);
        assertThat(told.ahead()).hasValue(0);
        assertThat(told.turn()).contains(new Told.Turn(placeId, Instant.ofEpochMilli(deadline)));
    }

    @Test
    void calledWhileAbsentIsBackAtTheHeadOnceHeard() {
        String token = node.tokenOf("first");
        node.join("second");
        event.passOver(1);
        event.survey();
        node.refresh();

        assertThat(node.told(token).status()).isEqualTo(Status.WAITING);
        assertThat(event.line().numbers().values()).startsWith(1L);
    }

    @ParameterizedTest
    @CsvSource({"2, ADMITTED", "3, MISSED"})
    void endIsTold(int state, Status wanted) {
        String token = node.tokenOf("first");
        event.call(1, 60_000);
        event.end(1, state);
        event.survey();
        node.refresh();

        assertThat(node.told(token).status()).isEqualTo(wanted);
    }

    @Test
    void whoLeftThroughAnotherNodeIsGone() {
        String token = node.tokenOf("first");
        new TestNode(access, event).leave(token);
        event.survey();
        node.refresh();

        assertThat(node.ask(token)).isEqualTo(new TurnAnswer.PlaceGone());
    }

    @Test
    void whoLeftAndWasPassedIsGoneToo() {
        String token = node.tokenOf("first");
        event.end(1, 1);
        event.redis().hset(event.keys().board(), "nowServing", "1");
        event.survey();
        node.refresh();

        assertThat(node.ask(token)).isEqualTo(new TurnAnswer.PlaceGone());
    }

    @Test
    void aheadNeverRisesWhenSomebodyReturnsInFront() {
        for (int i = 1; i <= 4; i++) {
            node.join("k" + i);
        }
        String token = node.tokenOf("k5");
        event.passOver(2);
        event.survey();
        node.refresh();
        OptionalLong before = node.told(token).ahead();

        event.line().put("returned", 1);
        event.survey();
        node.refresh();

        assertThat(before).hasValue(2);
        assertThat(node.told(token).ahead()).hasValue(2);
    }

    @Test
    void holdIsAnsweredFromTheLastBoardBefore() {
        node.join("first");
        String token = node.tokenOf("second");
        event.survey();
        node.refresh();
        event.hold();
        event.line().lose();
        event.survey();
        node.refresh();

        Told told = node.told(token);

        assertThat(told.status()).isEqualTo(Status.WAITING);
        assertThat(told.ahead()).hasValue(1);
        assertThat(told.expectedWait()).isEqualTo(new Wait.NotKnown());
    }

    @Test
    void freshNodeDuringAHoldDoesNotKnowAhead() {
        String token = node.tokenOf("first");
        event.hold();
        event.survey();
        TestNode fresh = new TestNode(access, event);

        Told told = fresh.told(token);

        assertThat(told.status()).isEqualTo(Status.WAITING);
        assertThat(told.ahead()).isEmpty();
    }

    @Test
    void numberAboveAllKnownIsLookedUpOnce() {
        event.survey();
        String token = token(event.id().value(), 40);

        assertThat(node.told(token).status()).isEqualTo(Status.WAITING);
        event.line().lose();
        assertThat(node.told(token).status()).isEqualTo(Status.WAITING);

        assertThat(event.redis().get(event.keys().numbers())).isEqualTo("40");
        assertThat(event.redis().exists(event.keys().line())).as("asked once").isZero();
    }

    @Test
    void expectedWaitIsToldOnceTheOutflowIsKnown() {
        for (int i = 1; i <= 40; i++) {
            node.join("k" + i);
        }
        String token = node.tokenOf("last");
        event.survey();
        node.refresh();
        event.call(20, 60_000);
        event.survey();
        long asOf = Long.parseLong(event.redis().hget(event.keys().board(), "asOf"));
        event.redis().hset(event.keys().board(), "asOf", Long.toString(asOf + 20_000));
        event.redis().hset(event.keys().board(), "turns", "0");
        node.refresh();

        Told told = node.told(token);

        assertThat(told.ahead()).hasValue(20);
        assertThat(told.expectedWait()).isInstanceOfSatisfying(Wait.Between.class, wait -> {
            assertThat(wait.p50Seconds()).isBetween(20L, 23L);
            assertThat(wait.p90Seconds()).isBetween(25L, 60L);
        });
    }

    private String token(String eventId, long number) {
        return TOKENS.sign(new PlaceToken(
                eventId,
                Epoch.parse(EventData.EPOCH).orElseThrow(),
                "AAECAwQFBgcICQoL",
                number,
                Instant.ofEpochSecond(1_900_000_000)));
    }
}

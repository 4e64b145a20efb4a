package org.onsale.waitingroom.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.application.Told.Status;
import org.onsale.waitingroom.domain.Phase;
import org.onsale.waitingroom.domain.PlaceToken;
import org.onsale.waitingroom.domain.PlaceTokens;
import org.onsale.waitingroom.redis.EventData;
import org.onsale.waitingroom.redis.OnRedis;
import reactor.core.publisher.Flux;

@ExtendWith(OnRedis.class)
class JoiningLineTest {

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
    void newcomerGetsANumberAndAToken() {
        JoinAnswer.Placed placed = node.placed("first");

        PlaceToken token = new PlaceTokens(TestNode.KEYS)
                .verify(placed.told().place().orElseThrow())
                .orElseThrow();
        assertThat(placed.isNew()).isTrue();
        assertThat(placed.told().status()).isEqualTo(Status.WAITING);
        assertThat(token.number()).isEqualTo(1);
        assertThat(token.event()).isEqualTo(event.id().value());
        assertThat(token.epoch()).hasToString(EventData.EPOCH);
        assertThat(event.line().numbers().get(token.placeId())).isEqualTo(1);
    }

    @Test
    void sameKeyFindsTheSamePlaceOnEveryNode() {
        node.join("first");

        JoinAnswer.Placed again = new TestNode(access, event).placed("first");

        assertThat(again.isNew()).isFalse();
        assertThat(again.told().number()).isEqualTo(1);
        assertThat(event.line().size()).isEqualTo(1);
    }

    @Test
    void joiningAgainAtTurnTellsTheTurn() {
        node.join("first");
        event.call(1, 60_000);
        event.survey();
        node.refresh();

        Told told = node.placed("first").told();

        assertThat(told.status()).isEqualTo(Status.TURN);
        assertThat(told.turn()).isPresent();
    }

    @Test
    void joiningAgainAfterLeavingGivesANewNumber() {
        String token = node.tokenOf("first");
        node.leave(token);

        JoinAnswer.Placed again = node.placed("first");

        assertThat(again.isNew()).isTrue();
        assertThat(again.told().number()).isEqualTo(2);
        assertThat(node.told(again.told().place().orElseThrow()).status()).isEqualTo(Status.WAITING);
        assertThat(node.ask(token)).isEqualTo(new TurnAnswer.PlaceGone());
    }

    @Test
    void joiningAgainAfterMissingForGoodGivesANewNumber() {
        String token = node.tokenOf("first");
        event.call(1, 60_000);
        event.redis().del(event.keys().turns());
        event.end(1, 3);
        event.survey();
        node.refresh();

        assertThat(node.told(token).status()).isEqualTo(Status.MISSED);
        assertThat(node.placed("first").told().number()).isEqualTo(2);
    }

    @Test
    void manyAtOnceGetOneNumberEach() {
        List<JoinAnswer> answers = Objects.requireNonNull(Flux.range(0, 3000)
                .flatMap(i -> node.node.joiningLine().join(event.id(), JoiningLine.Request.of("k" + i % 2000)), 3000)
                .collectList()
                .block());

        assertThat(answers).allMatch(JoinAnswer.Placed.class::isInstance);
        assertThat(answers.stream()
                        .map(JoinAnswer.Placed.class::cast)
                        .filter(JoinAnswer.Placed::isNew)
                        .map(placed -> placed.told().number()))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 2000).boxed().toList());
    }

    @Test
    void unknownEventTakesNoJoins() {
        TestNode stranger = new TestNode(access, EventData.named(event.redis(), "nowhere"));

        assertThat(stranger.join("first")).isEqualTo(new UnknownEvent());
    }

    @Test
    void eventFoundedAfterItWasAskedForIsFoundASecondLater() {
        EventData late = EventData.named(event.redis(), event.id() + "-late");
        TestNode early = new TestNode(access, late);
        assertThat(early.join("first")).isEqualTo(new UnknownEvent());
        late.found(EventData.EPOCH);

        assertThat(early.join("first")).as("within the second").isEqualTo(new UnknownEvent());
        early.clock.forward(Duration.ofMillis(1001));
        assertThat(early.join("first")).isInstanceOf(JoinAnswer.Placed.class);
    }

    @Test
    void fullLineIsTold() {
        event.set("maxPlaces", "1");
        node.join("first");

        assertThat(node.join("second")).isEqualTo(new JoinAnswer.LineFull());
    }

    @Test
    void scheduledEventTellsWhenItOpens() {
        event.set("phase", "scheduled");
        event.set("opensAt", "2031-05-01T18:00:00Z");

        assertThat(node.join("first")).isInstanceOfSatisfying(JoinAnswer.JoiningClosed.class, closed -> {
            assertThat(closed.settings().phase()).isEqualTo(Phase.SCHEDULED);
            assertThat(closed.opensAt()).contains(Instant.parse("2031-05-01T18:00:00Z"));
        });
    }

    @Test
    void closedEventTellsNoTime() {
        event.set("phase", "closed");
        event.set("opensAt", "2031-05-01T18:00:00Z");

        assertThat(node.join("first")).isInstanceOfSatisfying(JoinAnswer.JoiningClosed.class, closed -> {
            assertThat(closed.settings().phase()).isEqualTo(Phase.CLOSED);
            assertThat(closed.opensAt()).isEmpty();
        });
    }

    @Test
    void holdRefusesJoins() {
        event.hold();

        assertThat(node.join("first")).isEqualTo(new NotNow(NotNow.Why.ON_HOLD));
    }

    @Test
    void eventNotFoundedYetIsOnHold() {
        event.redis().del(event.keys().epoch());

        assertThat(node.join("first")).isEqualTo(new NotNow(NotNow.Why.ON_HOLD));
    }

    @Test
    void moreJoinsThanPermittedAreRefused() {
        TestNode busy = new TestNode(access, event, () -> false);

        assertThat(busy.join("first")).isEqualTo(new JoinAnswer.TooManyJoins());
        assertThat(event.redis().exists(event.keys().line())).isZero();
    }

    @Test
    void onePlacePerIdentityTakesTheIdentityForTheKey() {
        event.set("onePlacePerIdentity", "true");

        assertThat(node.join("key")).isEqualTo(new JoinAnswer.IdentityNeeded());
        assertThat(node.join(new JoiningLine.Request("key", Optional.of("ann"))))
                .isInstanceOf(JoinAnswer.Placed.class);
        JoinAnswer again = node.join(new JoiningLine.Request("other key", Optional.of("ann")));
        JoinAnswer other = node.join(new JoiningLine.Request("key", Optional.of("bob")));

        assertThat(((JoinAnswer.Placed) again).told().number()).isEqualTo(1);
        assertThat(((JoinAnswer.Placed) other).told().number()).isEqualTo(2);
    }

    @Test
    void withoutThatSettingAnIdentityChangesNothing() {
        JoinAnswer one = node.join(new JoiningLine.Request("key", Optional.of("ann")));
        JoinAnswer two = node.join(new JoiningLine.Request("other key", Optional.of("ann")));

        assertThat(((JoinAnswer.Placed) one).told().number()).isEqualTo(1);
        assertThat(((JoinAnswer.Placed) two).told().number()).isEqualTo(2);
    }
}

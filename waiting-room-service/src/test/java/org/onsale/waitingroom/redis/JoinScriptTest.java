package org.onsale.waitingroom.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisRefusal;
import org.onsale.waitingroom.application.RestoresPlaces.Place;
import org.onsale.waitingroom.application.TakesPlaces.Outcome;
import reactor.core.publisher.Flux;

@ExtendWith(OnRedis.class)
class JoinScriptTest {

    private static final Outcome FULL = new Outcome.Full();
    private static final Outcome REFUSED = new Outcome.Refused();
    private static final Outcome ON_HOLD = new Outcome.OnHold();

    private RedisLine line;
    private EventData event;

    @BeforeEach
    void prepare(RedisAccess access, EventData fresh) {
        line = new RedisLine(access);
        event = fresh;
    }

    @Test
    void numbersGoOnAboveTheHighestTheNodeKnows() {
        assertThat(line.take(event.id(), List.of("a", "b"), 41).block()).containsExactly(joined(42), joined(43));
        assertThat(line.take(event.id(), List.of("c"), 7).block()).containsExactly(joined(44));
        assertThat(event.redis().get(event.keys().numbers())).isEqualTo("44");
    }

    @Test
    void numbersAreGivenInOrderFromOne() {
        assertThat(join("a", "b")).containsExactly(joined(1), joined(2));
        assertThat(join("c")).containsExactly(joined(3));
        assertThat(event.line().ids()).containsExactly("a", "b", "c");
        assertThat(event.redis().get(event.keys().numbers())).isEqualTo("3");
    }

    @Test
    void numbersGoOnFromOnePieceOfTheLineToTheNext() {
        event.redis().set(event.keys().numbers(), "126");

        assertThat(join("a", "b", "c")).containsExactly(joined(127), joined(128), joined(129));
        assertThat(event.line().ids()).containsExactly("a", "b", "c");
        assertThat(join("b", "c", "a")).containsExactly(repeated(128), repeated(129), repeated(127));
    }

    @Test
    void everyOneOfABatchIsPresent() {
        long before = event.nowMs();

        join("a", "b", "c");

        for (long number = 1; number <= 3; number++) {
            assertThat(event.presentUntilMs(number)).isBetween(before + 120_000, event.nowMs() + 120_100);
        }
        assertThat(event.presentUntilMs(0)).isZero();
        assertThat(event.presentUntilMs(4)).isZero();
    }

    @Test
    void whoWaitsAgainAfterAMissedTurnKeepsNumberAndMisses() {
        join("a", "b");
        event.call(1, 60_000);
        event.redis().zrem(event.keys().turns(), "a");
        event.line().called("a", 1, 1);
        event.redis().zadd(event.keys().away(), 1, "a");
        line.mark(event.id(), new long[] {1}).block();
        event.redis().hset(event.keys().board(), "nowServing", "1");

        assertThat(join("a")).containsExactly(repeated(1));
        assertThat(event.line().entry("a")).isEqualTo("1:1");
    }

    @Test
    void nobodyJoiningChangesNothing() {
        assertThat(join()).isEmpty();
        assertThat(event.redis().exists(event.keys().line(), event.keys().numbers()))
                .isZero();
    }

    @Test
    void whoHasAPlaceKeepsIt() {
        join("a", "b");

        assertThat(join("b", "a", "c")).containsExactly(repeated(2), repeated(1), joined(3));
        assertThat(event.redis().hget(event.keys().tally(), "joined")).isEqualTo("3");
    }

    @Test
    void sameIdTwiceInOneBatchIsOnePlace() {
        assertThat(join("a", "a")).containsExactly(joined(1), repeated(1));
    }

    @Test
    void newcomerIsPresentUntilTheAwayToleranceIsOver() {
        event.set("awaySeconds", "7");
        long before = event.nowMs();

        join("a");

        assertThat(event.presentUntilMs(1)).isBetween(before + 7_000, event.nowMs() + 7_100);
    }

    @Test
    void fullLineTakesNobodyAndKeepsWhoIsThere() {
        event.set("maxPlaces", "2");

        assertThat(join("a", "b", "c", "a")).containsExactly(joined(1), joined(2), FULL, repeated(1));
        assertThat(event.redis().get(event.keys().numbers())).isEqualTo("2");
    }

    @Test
    void awayPlacesCountAsRoomTaken() {
        event.set("maxPlaces", "2");
        join("a", "b");
        event.passOver(1);

        assertThat(join("c")).containsExactly(FULL);
    }

    @Test
    void lastNumberThereIsIsTwentyMillion() {
        event.redis().set(event.keys().numbers(), "19999999");

        assertThat(join("a", "b")).containsExactly(joined(20_000_000), FULL);

        event.redis().del(event.keys().presence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scheduled", "draining", "closed"})
    void phaseWithoutJoinsRefusesNewcomersOnly(String phase) {
        join("a");
        event.set("phase", phase);

        assertThat(join("b", "a")).containsExactly(REFUSED, repeated(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prequeue", "open", "paused", "bypass"})
    void phaseWithJoinsTakesThem(String phase) {
        event.set("phase", phase);

        assertThat(join("a")).containsExactly(joined(1));
    }

    @Test
    void withoutSettingsOrAuthorityNoNumbersAreGiven() {
        event.hold();
        assertThat(join("a")).containsExactly(ON_HOLD);

        event.redis().del(event.keys().authority());
        assertThat(join("a")).containsExactly(ON_HOLD);

        event.authorize();
        event.redis().del(event.keys().settings());
        assertThat(join("a", "b")).containsExactly(ON_HOLD, ON_HOLD);
        assertThat(event.redis().exists(event.keys().line(), event.keys().numbers()))
                .isZero();
    }

    @Test
    void calledOrAbsentPlaceFindsItsNumber() {
        join("turn", "absent", "waits");
        event.call(1, 60_000);
        event.passOver(1);

        assertThat(join("turn", "absent")).containsExactly(repeated(1), repeated(2));
        assertThat(event.line().ids()).containsExactly("waits");
    }

    @Test
    void admittedPlaceFindsItsNumber() {
        join("a");
        event.call(1, 60_000);
        event.redis().zrem(event.keys().turns(), "a");
        event.end(1, 2);

        assertThat(join("a")).containsExactly(repeated(1));
    }

    @Test
    void whoMissedForGoodOrLeftJoinsAtTheEnd() {
        join("missed", "left", "other");
        event.call(1, 60_000);
        event.redis().zrem(event.keys().turns(), "missed");
        event.end(1, 3);
        line.giveUp(event.id(), new Place("left", 2)).block();

        assertThat(join("missed", "left")).containsExactly(joined(4), joined(5));
    }

    @Test
    void numbersGoOnWhereTheyWere() {
        event.redis().set(event.keys().numbers(), "10500");

        assertThat(join("a")).containsExactly(joined(10_501));
    }

    @Test
    void expiryOfTheCounterStays() {
        event.redis().set(event.keys().numbers(), "1");
        event.redis().expire(event.keys().numbers(), 1000);

        join("a");

        assertThat(event.redis().ttl(event.keys().numbers())).isBetween(900L, 1000L);
    }

    @Test
    void atOnceFromManySidesEachGetsOneNumber() {
        int places = 1000;
        List<List<String>> batches = IntStream.range(0, 40)
                .mapToObj(batch -> IntStream.range(0, 100)
                        .mapToObj(i -> "p" + (batch * 37 + i * 13) % places)
                        .toList())
                .toList();

        List<Outcome> outcomes = Flux.fromIterable(batches)
                .flatMap(batch -> line.take(event.id(), batch, 0), 40)
                .flatMapIterable(outcome -> outcome)
                .collectList()
                .block();

        long[] given = Objects.requireNonNull(outcomes).stream()
                .filter(Outcome.Joined.class::isInstance)
                .mapToLong(outcome -> ((Outcome.Joined) outcome).number())
                .sorted()
                .toArray();
        long different = batches.stream().flatMap(List::stream).distinct().count();
        assertThat(given).containsExactly(LongStream.rangeClosed(1, different).toArray());
        assertThat(event.line().size()).isEqualTo(different);
    }

    @Test
    void wholeBatchIsTakenInOneCall() {
        String[] places = IntStream.range(0, 128).mapToObj(i -> "p" + i).toArray(String[]::new);

        assertThat(join(places)).hasSize(128).allMatch(Outcome.Joined.class::isInstance);
    }

    @Test
    void keyOfAnotherTypeIsRefusedAndNothingIsWritten() {
        event.redis().lpush(event.keys().line(), "text");

        assertThatThrownBy(() -> join("a")).isInstanceOf(RedisRefusal.class);
        assertThat(event.redis()
                        .exists(
                                event.keys().numbers(),
                                event.keys().tally(),
                                event.keys().presence()))
                .isZero();
    }

    @Test
    void serverThatForgotTheScriptIsToldAgain() {
        event.redis().scriptFlush();

        assertThat(join("a")).containsExactly(joined(1));
    }

    private List<Outcome> join(String... places) {
        return Objects.requireNonNull(
                line.take(event.id(), Arrays.asList(places), 0).block());
    }

    private static Outcome joined(long number) {
        return new Outcome.Joined(number);
    }

    private static Outcome repeated(long number) {
        return new Outcome.Repeated(number);
    }
}

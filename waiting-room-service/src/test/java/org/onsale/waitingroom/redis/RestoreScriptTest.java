package org.onsale.waitingroom.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisRefusal;
import org.onsale.waitingroom.application.RestoresPlaces.Place;
import org.onsale.waitingroom.domain.Standing;
import reactor.core.publisher.Flux;

@ExtendWith(OnRedis.class)
class RestoreScriptTest {

    private static final Standing WAITING = new Standing.Waiting();

    private RedisLine line;
    private EventData event;

    @BeforeEach
    void prepare(RedisAccess access, EventData fresh) {
        line = new RedisLine(access);
        event = fresh;
    }

    @Test
    void nobodyAskingChangesNothing() {
        assertThat(restore()).isEmpty();
        assertThat(event.redis().exists(event.keys().line(), event.keys().numbers()))
                .isZero();
    }

    @Test
    void lostPlaceIsBackAtItsNumber() {
        assertThat(restore(place(7), place(3))).containsExactly(WAITING, WAITING);

        assertThat(event.line().ids()).containsExactly("p3", "p7");
        assertThat(event.redis().get(event.keys().numbers())).isEqualTo("7");
    }

    @Test
    void repeatedChangesNothing() {
        restore(place(7));

        assertThat(restore(place(7))).containsExactly(WAITING);
        assertThat(event.line().numbers().get("p7")).isEqualTo(7);
        assertThat(event.line().size()).isEqualTo(1);
    }

    @Test
    void numbersGoOnAboveTheHighestTheNodeKnows() {
        line.restore(event.id(), List.of(place(7)), 900).block();

        assertThat(event.redis().get(event.keys().numbers())).isEqualTo("900");
    }

    @Test
    void highestNumberIsNotLowered() {
        event.redis().set(event.keys().numbers(), "500");
        event.redis().expire(event.keys().numbers(), 1000);

        restore(place(7));

        assertThat(event.redis().get(event.keys().numbers())).isEqualTo("500");
        assertThat(event.redis().ttl(event.keys().numbers())).isPositive();
    }

    @Test
    void absentPlaceIsBackInTheLineAndPresent() {
        restore(place(1), place(2));
        event.passOver(1);
        event.set("awaySeconds", "9");
        long before = event.nowMs();

        assertThat(restore(place(1))).containsExactly(WAITING);

        assertThat(event.line().ids()).containsExactly("p1", "p2");
        assertThat(event.redis().zcard(event.keys().away())).isZero();
        assertThat(event.presentUntilMs(1)).isBetween(before + 9_000, event.nowMs() + 9_100);
    }

    @Test
    void offeredTurnIsToldWithItsDeadline() {
        restore(place(1));
        event.call(1, 60_000);
        long deadline = Objects.requireNonNull(event.redis().zscore(event.keys().turns(), "p1"))
                .longValue();

        assertThat(restore(place(1))).containsExactly(new Standing.Turn(Instant.ofEpochMilli(deadline)));
        assertThat(event.line().size()).isZero();
    }

    @Test
    void turnWhoseTimeIsOverWaitsForTheSweepAndIsHeard() {
        restore(place(1));
        event.call(1, 0);

        assertThat(restore(place(1))).containsExactly(WAITING);

        assertThat(event.line().size()).as("one place, never two").isZero();
        assertThat(event.redis().zcard(event.keys().turns())).isEqualTo(1);
        assertThat(event.presentUntilMs(1)).isGreaterThan(event.nowMs());
    }

    @Test
    void endedPlaceStaysEnded() {
        event.end(4, 1);
        event.end(5, 2);
        event.end(6, 3);

        assertThat(restore(place(4), place(5), place(6), place(7)))
                .containsExactly(new Standing.Left(), new Standing.Admitted(), new Standing.Missed(), WAITING);
        assertThat(event.line().ids()).containsExactly("p7");
        assertThat(event.presentUntilMs(4)).isZero();
    }

    @Test
    void goesOnWhileSlotsAreHeldBack() {
        event.hold();

        assertThat(restore(place(3))).containsExactly(WAITING);
        assertThat(event.line().size()).isEqualTo(1);
    }

    @Test
    void theLowerNumberHoldsInAnotherPieceOfTheLineToo() {
        restore(new Place("p", 5_000), place(130));

        restore(new Place("p", 3));
        restore(new Place("p", 4_000));

        assertThat(event.line().numbers()).containsExactly(Map.entry("p", 3L), Map.entry("p130", 130L));
        assertThat(event.line().entry("p")).isEqualTo("3");
    }

    @Test
    void twoNumbersOfOnePlaceInOneBatchAreOnePlaceAtTheLower() {
        restore(new Place("p", 300), new Place("p", 3), new Place("p", 300), place(7), place(7));

        assertThat(event.line().numbers()).containsExactly(Map.entry("p", 3L), Map.entry("p7", 7L));
    }

    @Test
    void whoIsPutBackInFrontOfTheHeadIsFirst() {
        restore(place(10_300));

        restore(place(140));

        assertThat(event.line().ids()).containsExactly("p140", "p10300");
    }

    @Test
    void missesOfAPlaceThatIsPutBackStay() {
        restore(place(1));
        event.call(1, 60_000);
        event.redis().zrem(event.keys().turns(), "p1");
        event.line().called("p1", 1, 2);
        event.redis().zadd(event.keys().away(), 1, "p1");

        restore(place(1));

        assertThat(event.line().ids()).containsExactly("p1");
        assertThat(event.line().entry("p1")).isEqualTo("1:2");
    }

    @Test
    void withoutSettingsNothingIsDone() {
        event.redis().del(event.keys().settings());

        assertThat(restore(place(3), place(4))).containsExactly(new Standing.OnHold(), new Standing.OnHold());
        assertThat(event.redis()
                        .exists(
                                event.keys().line(),
                                event.keys().numbers(),
                                event.keys().presence()))
                .isZero();
    }

    @Test
    void ofTwoNumbersOfOnePlaceTheLowerIsTrue() {
        event.line().put("p3", 50);

        assertThat(restore(place(3))).containsExactly(WAITING);
        assertThat(event.line().numbers().get("p3")).isEqualTo(3);

        assertThat(restore(new Place("p3", 50))).containsExactly(WAITING);
        assertThat(event.line().numbers().get("p3")).isEqualTo(3);
    }

    @Test
    void wholeBatchesAtOnceRebuildTheLineInOrder() {
        List<List<Place>> batches = LongStream.range(0, 20)
                .mapToObj(batch -> LongStream.range(0, 128)
                        .mapToObj(i -> place(1 + batch + i * 20))
                        .toList())
                .toList();

        Flux.fromIterable(batches)
                .concatWith(Flux.fromIterable(batches))
                .flatMap(batch -> line.restore(event.id(), batch, 0), 20)
                .blockLast();

        assertThat(event.line().ids())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2560).mapToObj(i -> "p" + i).toList());
        assertThat(event.redis().get(event.keys().numbers())).isEqualTo("2560");
    }

    @Test
    void keyOfAnotherTypeIsRefusedAndNothingIsWritten() {
        event.redis().lpush(event.keys().ended(), "text");

        assertThatThrownBy(() -> restore(place(3))).isInstanceOf(RedisRefusal.class);
        assertThat(event.redis()
                        .exists(
                                event.keys().line(),
                                event.keys().numbers(),
                                event.keys().presence()))
                .isZero();
    }

    @Test
    void serverThatForgotTheScriptIsToldAgain() {
        event.redis().scriptFlush();

        assertThat(restore(place(3))).containsExactly(WAITING);
    }

    private List<Standing> restore(Place... places) {
        return Objects.requireNonNull(
                line.restore(event.id(), List.of(places), 0).block());
    }

    private static Place place(long number) {
        return new Place("p" + number, number);
    }
}

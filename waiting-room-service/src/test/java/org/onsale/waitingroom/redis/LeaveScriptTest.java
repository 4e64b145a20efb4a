package org.onsale.waitingroom.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.Range;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisRefusal;
import org.onsale.waitingroom.application.RestoresPlaces.Place;
import reactor.core.publisher.Flux;

@ExtendWith(OnRedis.class)
class LeaveScriptTest {

    private static final Place PLACE = new Place("p5", 5);

    private RedisLine line;
    private EventData event;

    @BeforeEach
    void prepare(RedisAccess access, EventData fresh) {
        line = new RedisLine(access);
        event = fresh;
    }

    @Test
    void placeInTheLineIsGone() {
        event.line().put("p5", 5);

        leave();

        assertThat(event.line().size()).isZero();
        assertThat(event.ended(5)).isEqualTo(1);
        assertThat(tally("left")).isEqualTo("1");
    }

    @Test
    void whoLeftIsKnownNoMore() {
        event.line().put("p5", 5);

        leave();

        assertThat(event.line().entries()).isEmpty();
    }

    @Test
    void placeIsGoneByTheNumberItHasNow() {
        event.line().put("p5", 300);
        event.line().put("other", 5);

        leave();

        assertThat(event.line().ids()).containsExactly("other");
        assertThat(event.ended(5)).isEqualTo(1);
    }

    @Test
    void aNumberThatIsOverIsNotGivenOutAgain() {
        event.redis().set(event.keys().numbers(), "3");

        leave();

        assertThat(event.redis().get(event.keys().numbers())).isEqualTo("5");
    }

    @Test
    void absentPlaceIsGone() {
        event.redis().zadd(event.keys().away(), 5, "p5");

        leave();

        assertThat(event.redis().zcard(event.keys().away())).isZero();
        assertThat(event.ended(5)).isEqualTo(1);
    }

    @Test
    void turnIsFreeAtOnceAndMayBeOfferedAgainWithinTheRate() {
        event.set("ratePerMinute", "60");
        event.line().put("p5", 5);
        event.call(1, 60_000);

        leave();

        assertThat(event.redis().zcard(event.keys().turns())).isZero();
        assertThat(event.redis().hget(event.keys().pace(), "credit")).isEqualTo("1");
        assertThat(log()).containsExactly(Map.of("what", "left", "held", "0", "cap", "2", "number", "5"));
    }

    @Test
    void repeatedChangesNothing() {
        event.line().put("p5", 5);

        leave();
        leave();

        assertThat(tally("left")).isEqualTo("1");
        assertThat(log()).hasSize(1);
    }

    @Test
    void atOnceFromManySidesItLeavesOnce() {
        event.line().put("p5", 5);
        event.call(1, 60_000);

        Flux.range(0, 50).flatMap(i -> line.giveUp(event.id(), PLACE), 50).blockLast();

        assertThat(tally("left")).isEqualTo("1");
        assertThat(log()).hasSize(1);
    }

    @Test
    void placeThatRedisLostIsDeadNevertheless() {
        leave();

        assertThat(event.ended(5)).isEqualTo(1);
        assertThat(event.ended(4)).isZero();
        assertThat(event.ended(6)).isZero();
    }

    @Test
    void worksWithoutSettingsAndOnHold() {
        event.redis().del(event.keys().settings(), event.keys().authority());
        event.line().put("p5", 5);

        leave();

        assertThat(event.line().size()).isZero();
        assertThat(event.ended(5)).isEqualTo(1);
    }

    @Test
    void admittedBuyerKeepsTheCheckout() {
        event.redis().zadd(event.keys().checkouts(), event.nowMs() + 60_000, "checkout");
        event.end(5, 2);

        leave();

        assertThat(event.ended(5)).isEqualTo(2);
        assertThat(event.redis().zcard(event.keys().checkouts())).isEqualTo(1);
    }

    @Test
    void keyOfAnotherTypeIsRefused() {
        event.redis().set(event.keys().turns(), "text");

        assertThatThrownBy(this::leave).isInstanceOf(RedisRefusal.class);
        assertThat(event.ended(5)).isZero();
    }

    @Test
    void serverThatForgotTheScriptIsToldAgain() {
        event.redis().scriptFlush();

        leave();

        assertThat(event.ended(5)).isEqualTo(1);
    }

    private void leave() {
        line.giveUp(event.id(), PLACE).block();
    }

    private String tally(String field) {
        return event.redis().hget(event.keys().tally(), field);
    }

    private List<Map<String, String>> log() {
        return event.redis().xrange(event.keys().admissions(), Range.unbounded()).stream()
                .map(entry -> entry.getBody())
                .toList();
    }
}

package org.onsale.waitingroom.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.redis.EventData;
import org.onsale.waitingroom.redis.OnRedis;

@ExtendWith(OnRedis.class)
class LeavingLineTest {

    private static final TurnAnswer GONE = new TurnAnswer.PlaceGone();

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
    void whoLeftIsGoneAtOnceAndAlsoWhenRepeated() {
        String token = node.tokenOf("first");

        assertThat(node.leave(token)).isEqualTo(new LeaveAnswer.Gone());
        assertThat(node.leave(token)).isEqualTo(new LeaveAnswer.Gone());
        assertThat(node.ask(token)).isEqualTo(GONE);
        assertThat(event.line().size()).isZero();
    }

    @Test
    void leavingWithATurnFreesTheSlot() {
        String token = node.tokenOf("first");
        event.call(1, 60_000);

        node.leave(token);

        assertThat(event.redis().zcard(event.keys().turns())).isZero();
    }

    @Test
    void otherNodesKnowAfterTheirNextTick() {
        TestNode other = new TestNode(access, event);
        String token = node.tokenOf("first");
        node.join("second");
        event.survey();
        other.refresh();
        assertThat(other.ask(token)).isInstanceOf(Told.class);

        node.leave(token);
        event.survey();
        other.refresh();

        assertThat(other.ask(token)).isEqualTo(GONE);
    }

    @Test
    void leavesAreCopiedAtMostOnceASecond() {
        TestNode other = new TestNode(access, event);
        String first = node.tokenOf("first");
        String second = node.tokenOf("second");
        event.survey();
        other.told(first);
        leaveAndTell(first, other);
        assertThat(other.askAtOnce(first)).isEqualTo(GONE);

        leaveAndTell(second, other);
        assertThat(other.askAtOnce(second)).as("within the second").isInstanceOf(Told.class);
        other.clock.forward(Duration.ofSeconds(1));
        other.refresh();

        assertThat(other.askAtOnce(second)).isEqualTo(GONE);
    }

    @Test
    void badTokenLeavesNothing() {
        assertThat(node.leave("p1.a.AA.AA")).isEqualTo(new BadToken());
    }

    @Test
    void validTokenOfALostEventIsAskedToComeBack() {
        String token = node.tokenOf("first");
        event.redis().del(event.keys().settings());
        TestNode fresh = new TestNode(access, event);

        assertThat(fresh.leave(token)).isEqualTo(new NotNow(NotNow.Why.ON_HOLD));
        assertThat(node.leave(token)).isEqualTo(new LeaveAnswer.Gone());
    }

    private void leaveAndTell(String token, TestNode other) {
        node.leave(token);
        event.survey();
        other.refresh();
    }
}

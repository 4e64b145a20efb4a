package org.onsale.waitingroom.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.redis.EventData;
import org.onsale.waitingroom.redis.OnRedis;

@ExtendWith(OnRedis.class)
class ReportingPresenceTest {

    private EventData event;
    private TestNode node;

    @BeforeEach
    void prepare(RedisAccess access, EventData fresh) {
        event = fresh;
        node = new TestNode(access, event);
    }

    @Test
    void whoPolledIsReported() {
        String first = node.tokenOf("first");
        node.join("second");
        node.report();
        event.redis().del(event.keys().presence());

        node.ask(first);
        node.report();

        assertThat(event.presentUntilMs(1)).isGreaterThan(event.nowMs());
        assertThat(event.presentUntilMs(2)).isZero();
    }

    @Test
    void nobodyHeardIsNothingReported() {
        node.join("first");
        node.report();
        event.redis().del(event.keys().presence());

        node.report();

        assertThat(event.redis().exists(event.keys().presence())).isZero();
    }

    @Test
    void whatRedisDidNotTakeIsReportedAgain() {
        node.join("first");
        event.redis().del(event.keys().settings(), event.keys().presence());
        node.report();
        event.writeSettings();

        node.report();

        assertThat(event.presentUntilMs(1)).isGreaterThan(event.nowMs());
    }

    @Test
    void failureIsToldAndNothingIsForgotten() {
        node.join("first");
        event.redis().del(event.keys().presence());
        event.redis().lpush(event.keys().presence(), "text");

        assertThatThrownBy(node::report).isInstanceOf(RuntimeException.class);
        event.redis().del(event.keys().presence());
        node.report();

        assertThat(event.presentUntilMs(1)).isGreaterThan(event.nowMs());
    }
}

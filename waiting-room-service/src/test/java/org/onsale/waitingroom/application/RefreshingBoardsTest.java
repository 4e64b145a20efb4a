package org.onsale.waitingroom.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.application.BoardAnswer.Shown;
import org.onsale.waitingroom.domain.Phase;
import org.onsale.waitingroom.redis.EventData;
import org.onsale.waitingroom.redis.OnRedis;
import org.onsale.waitingroom.redis.SettingsNotices;

@ExtendWith(OnRedis.class)
class RefreshingBoardsTest {

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
    void boardShowsWhatWasSurveyed() {
        node.join("first");
        node.join("second");
        event.call(1, 60_000);
        event.survey();
        node.refresh();

        Shown shown = shown();

        assertThat(shown.settings().name()).isEqualTo("Spring tour");
        assertThat(shown.board().orElseThrow().nowServing()).isEqualTo(1);
        assertThat(shown.board().orElseThrow().waiting()).isEqualTo(1);
    }

    @Test
    void boardOfAnUnknownEventIsNone() {
        assertThat(new TestNode(access, EventData.named(event.redis(), "nobody")).board())
                .isEqualTo(new UnknownEvent());
    }

    @Test
    void newSettingsAreReadWhenTheBoardTellsTheirVersion() {
        event.survey();
        node.join("first");
        event.set("phase", "paused");
        node.refresh();
        assertThat(shown().settings().phase()).as("not told yet").isEqualTo(Phase.OPEN);

        event.survey();
        node.refresh();

        assertThat(shown().settings().phase()).isEqualTo(Phase.PAUSED);
    }

    @Test
    void newSettingsAreReadWhenANoticeTells() {
        node.join("first");
        event.set("phase", "paused");
        try (SettingsNotices notices = SettingsNotices.listen(access, node.node.boards())) {
            assertThat(notices).isNotNull();
            event.redis().publish(event.keys().changedTopic(), "2");

            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                node.refresh();
                assertThat(shown().settings().phase()).isEqualTo(Phase.PAUSED);
            });
        }
    }

    @Test
    void lostSettingsAreKept() {
        event.survey();
        node.join("first");
        event.redis().del(event.keys().settings());
        event.survey();

        node.refresh();

        assertThat(shown().settings().phase()).isEqualTo(Phase.OPEN);
    }

    @Test
    void eventNobodyAsksForIsForgottenAfterAnHour() {
        node.join("first");
        node.clock.forward(Duration.ofMinutes(59));
        node.refresh();
        assertThat(node.node.boards().ids()).containsExactly(event.id());

        node.clock.forward(Duration.ofMinutes(2));
        node.refresh();

        assertThat(node.node.boards().ids()).isEmpty();
        assertThat(node.placed("first").isNew())
                .as("known again when asked for")
                .isFalse();
    }

    @Test
    void ageOfTheOldestBoardIsKnown() {
        event.survey();
        node.join("first");
        node.clock.forward(Duration.ofSeconds(30));

        assertThat(node.node.boards().oldestBoard()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(35));
    }

    @Test
    void failureIsToldAndTheOldBoardStays() {
        node.join("first");
        event.survey();
        node.refresh();
        event.redis().del(event.keys().board());
        event.redis().set(event.keys().board(), "text");

        assertThatThrownBy(node::refresh).isInstanceOf(RuntimeException.class);

        assertThat(shown().board().orElseThrow().waiting()).isEqualTo(1);
    }

    private Shown shown() {
        return (Shown) node.board();
    }
}

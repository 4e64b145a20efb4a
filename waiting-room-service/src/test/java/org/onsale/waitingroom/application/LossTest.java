package org.onsale.waitingroom.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.test.TestRedis;
import org.onsale.waitingroom.application.Told.Status;
import org.onsale.waitingroom.domain.Epoch;
import org.onsale.waitingroom.domain.PlaceTokens;
import org.onsale.waitingroom.redis.EventData;

/** Total loss of Redis: FLUSHALL, then what the admission service brings back. */
class LossTest {

    private static final String NEW_EPOCH = "00000000000000bb";
    private static final PlaceTokens TOKENS = new PlaceTokens(TestNode.KEYS);

    private static TestRedis redis;
    private static RedisAccess access;

    private EventData event;
    private TestNode node;

    @BeforeAll
    static void start() {
        redis = TestRedis.own();
        access = RedisAccess.connect(redis.settings().withCommandTimeout(Duration.ofSeconds(10)));
    }

    @AfterAll
    static void stop() throws Exception {
        access.close();
        redis.close();
    }

    @BeforeEach
    void prepare() {
        event = EventData.founded(redis.commands());
        node = new TestNode(access, event);
    }

    @Test
    void lineIsRebuiltInItsOrderFromTheTokensOfThosePolling() {
        List<String> tokens = join(20);
        lose();
        heal();

        for (int i = tokens.size() - 1; i >= 0; i--) {
            assertThat(node.told(tokens.get(i)).number()).isEqualTo(i + 1);
        }

        assertThat(event.line().numbers().values())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(redis.commands().get(event.keys().numbers())).isEqualTo("20");
    }

    @Test
    void beforeTheNewEpochPollsAreAnsweredAsBefore() {
        List<String> tokens = join(3);
        lose();
        node.refresh();

        Told told = node.told(tokens.get(2));

        assertThat(told.status()).isEqualTo(Status.WAITING);
        assertThat(told.ahead()).hasValue(2);
        assertThat(told.place()).isEmpty();
        assertThat(node.join("new")).isEqualTo(new NotNow(NotNow.Why.ON_HOLD));
    }

    @Test
    void tokenOfTheOldEpochIsReplaced() {
        String old = join(1).get(0);
        lose();
        heal();

        String replacement = node.told(old).place().orElseThrow();

        assertThat(TOKENS.verify(replacement).orElseThrow().epoch())
                .isEqualTo(Epoch.parse(NEW_EPOCH).orElseThrow());
        assertThat(node.told(replacement).place()).isEmpty();
        assertThat(node.told(old).place())
                .as("a page that kept the old one is told again")
                .isPresent();
    }

    @Test
    void eachPlaceIsPutBackOnce() {
        String token = join(1).get(0);
        lose();
        heal();
        node.told(token);
        event.line().lose();

        node.told(token);

        assertThat(redis.commands().exists(event.keys().line())).isZero();
    }

    @Test
    void secondLossIsHealedLikeTheFirst() {
        String token = join(1).get(0);
        lose();
        heal();
        node.told(token);
        lose();
        event.found("00000000000000cc");
        event.survey();
        node.refresh();

        node.told(token);

        assertThat(event.line().size()).isEqualTo(1);
    }

    @Test
    void whoLeftStaysGone() {
        List<String> tokens = join(2);
        node.leave(tokens.get(0));
        lose();
        heal();

        assertThat(node.ask(tokens.get(0))).isEqualTo(new TurnAnswer.PlaceGone());
        assertThat(node.told(tokens.get(1)).status()).isEqualTo(Status.WAITING);
    }

    @Test
    void aheadDoesNotRiseThroughTheLoss() {
        List<String> tokens = join(10);
        event.passOver(5);
        event.survey();
        node.refresh();
        assertThat(node.told(tokens.get(9)).ahead()).hasValue(4);

        lose();
        heal();
        tokens.forEach(node::told);
        event.authorize();
        event.survey();
        node.refresh();

        assertThat(event.line().size()).isEqualTo(10);
        assertThat(node.told(tokens.get(9)).ahead()).hasValue(4);
    }

    @Test
    void numbersGivenAfterwardsAreAnswered() {
        List<String> tokens = join(3);
        lose();
        heal();
        tokens.forEach(node::told);
        redis.commands().incrby(event.keys().numbers(), 10_000);
        event.authorize();
        event.survey();
        node.refresh();

        JoinAnswer.Placed late = node.placed("late");

        assertThat(late.told().number()).isEqualTo(10_004);
        assertThat(node.told(late.told().place().orElseThrow()).status()).isEqualTo(Status.WAITING);
    }

    @Test
    void eventFoundedAnewOwesNothingToTheOldOne() {
        List<String> tokens = join(5);
        tokens.forEach(node::leave);
        event.survey();
        node.refresh();
        lose();
        event.found(NEW_EPOCH);
        event.survey();
        node.refresh();

        String token = node.tokenOf("somebody");

        assertThat(node.told(token).number()).isEqualTo(1);
        assertThat(node.told(token).status()).isEqualTo(Status.WAITING);
    }

    @Test
    void polledThroughAFreshNodeThePlaceIsBackToo() {
        List<String> tokens = join(2);
        lose();
        heal();
        TestNode fresh = new TestNode(access, event);

        Told told = fresh.told(tokens.get(1));

        assertThat(told.number()).isEqualTo(2);
        assertThat(told.ahead()).isEmpty();
        assertThat(event.line().size()).isEqualTo(1);
    }

    private List<String> join(int places) {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            tokens.add(node.tokenOf("k" + i));
        }
        event.survey();
        node.refresh();
        return tokens;
    }

    private void lose() {
        redis.commands().flushall();
    }

    /** Settings, a new epoch and a board of the hold, as the admission service writes them back. */
    private void heal() {
        event.writeSettings();
        redis.commands().set(event.keys().epoch(), NEW_EPOCH);
        event.survey();
        node.refresh();
    }
}

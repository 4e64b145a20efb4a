package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Waits.answer;
import static org.onsale.admission.support.Waits.done;

import io.lettuce.core.XAddArgs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.admission.application.DeliveringNotices.Collected;
import org.onsale.admission.domain.Notice;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisRefusal;
import reactor.core.publisher.Flux;

/** The scripts {@code collect} and {@code confirm}. */
final class NoticeOutboxTest extends RedisTest {
    private static final String ALICE = "aaaaaaaaaaaa";
    private static final String BOB = "bbbbbbbbbbbb";

    private final NoticeOutbox outbox = new NoticeOutbox(redis());
    private final Sale sale = Sale.unheardOf(server());

    @Test
    void anEmptyOutboxHasNothing() {
        assertThat(collect(ALICE)).isEqualTo(new Collected.Nothing());
    }

    @Test
    void noticesComeInTheirOrderOnceEachIsDone() {
        String first = put("opened");
        String second = put("closed");

        assertThat(collect(ALICE))
                .isEqualTo(
                        new Collected.Given(new Notice(first, "opened", at(first), Map.of("name", "Spring tour")), 0));
        done(outbox.done(sale.event(), ALICE, first));
        assertThat(id(collect(ALICE))).isEqualTo(second);
        done(outbox.done(sale.event(), ALICE, second));
        assertThat(collect(ALICE)).isEqualTo(new Collected.Nothing());
    }

    @Test
    void whatIsGivenOutIsGivenToNobodyElseForAWhile() {
        put("opened");
        collect(ALICE);

        assertThat(collect(ALICE))
                .isInstanceOfSatisfying(
                        Collected.Later.class,
                        later -> assertThat(later.after()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(15)));
    }

    @Test
    void ofManyNodesAtOnceOneGetsIt() {
        put("opened");

        List<Collected> collected = answer(Flux.range(0, 20)
                .flatMap(i -> outbox.collect(sale.event(), ALICE), 20)
                .collectList());

        assertThat(collected).filteredOn(Collected.Given.class::isInstance).hasSize(1);
    }

    @Test
    void whatADeadNodeHadIsGivenOutAgain() {
        String first = put("opened");
        collect(ALICE);

        pass(ALICE, 15);

        assertThat(id(collect(ALICE))).isEqualTo(first);
    }

    @Test
    void eachReceiverIsToldByItself() {
        String first = put("opened");
        collect(ALICE);
        done(outbox.done(sale.event(), ALICE, first));

        assertThat(id(collect(BOB))).isEqualTo(first);
    }

    @Test
    void whatWasNotTakenComesAgainAfterItsWaitWithTheTriesCounted() {
        String first = put("opened");
        collect(ALICE);
        done(outbox.tryAgain(sale.event(), ALICE, first, Duration.ofMinutes(2)));

        assertThat(collect(ALICE))
                .isInstanceOfSatisfying(
                        Collected.Later.class,
                        later -> assertThat(later.after()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(2)));
        pass(ALICE, 120);
        assertThat(collect(ALICE))
                .isInstanceOfSatisfying(
                        Collected.Given.class,
                        given -> assertThat(given.triesInVain()).isEqualTo(1));
    }

    @Test
    void triesAreCountedAnewForTheNextNotice() {
        String first = put("opened");
        put("closed");
        collect(ALICE);
        done(outbox.tryAgain(sale.event(), ALICE, first, Duration.ofSeconds(5)));
        pass(ALICE, 5);
        collect(ALICE);
        done(outbox.done(sale.event(), ALICE, first));

        assertThat(collect(ALICE))
                .isInstanceOfSatisfying(
                        Collected.Given.class,
                        given -> assertThat(given.triesInVain()).isZero());
    }

    @Test
    void whatIsConfirmedTwiceOrLateChangesNothing() {
        String first = put("opened");
        String second = put("closed");
        collect(ALICE);
        done(outbox.done(sale.event(), ALICE, first));
        Map<String, String> before = sale.commands().hgetall(sale.key().deliveries());

        done(outbox.done(sale.event(), ALICE, first));
        done(outbox.tryAgain(sale.event(), ALICE, first, Duration.ofHours(1)));

        assertThat(sale.commands().hgetall(sale.key().deliveries())).isEqualTo(before);
        assertThat(id(collect(ALICE))).isEqualTo(second);
    }

    @Test
    void aReceiverThatWasNeverToldAnythingHearsTheLastFiveMinutes() {
        put(sale.now() - 301_000 + "-0", "opened");
        String recent = put(sale.now() - 200_000 + "-0", "paused");

        assertThat(id(collect(ALICE))).isEqualTo(recent);
    }

    @Test
    void whatTheOutboxNoLongerHoldsIsPassedOver() {
        String first = put("opened");
        collect(ALICE);
        done(outbox.tryAgain(sale.event(), ALICE, first, Duration.ofSeconds(5)));
        String second = put("closed");
        sale.commands().xdel(sale.key().outbox(), first);
        pass(ALICE, 5);

        assertThat(id(collect(ALICE))).isEqualTo(second);
    }

    @Test
    void aKeyOfAnotherTypeIsAnErrorAndNothingChanges() {
        sale.commands().set(sale.key().deliveries(), "no hash");

        assertThatThrownBy(() -> collect(ALICE)).isInstanceOf(RedisRefusal.class);
        assertThatThrownBy(() -> done(outbox.done(sale.event(), ALICE, "1-1"))).isInstanceOf(RedisRefusal.class);
        assertThat(sale.commands().get(sale.key().deliveries())).isEqualTo("no hash");
    }

    private Collected collect(String receiver) {
        return answer(outbox.collect(sale.event(), receiver));
    }

    private static String id(Collected collected) {
        return ((Collected.Given) collected).notice().id();
    }

    private String put(String what) {
        return put("*", what);
    }

    private String put(String id, String what) {
        return sale.commands()
                .xadd(sale.key().outbox(), new XAddArgs().id(id), Map.of("what", what, "name", "Spring tour"));
    }

    private static Instant at(String id) {
        return Instant.ofEpochMilli(Long.parseLong(id.split("-")[0]));
    }

    private void pass(String receiver, int seconds) {
        sale.commands().hincrby(sale.key().deliveries(), receiver + ":after", -seconds * 1_000L);
    }
}

package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Waits.answer;
import static org.onsale.admission.support.Waits.until;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onsale.admission.application.HealingEvent.Remembered;
import org.onsale.admission.domain.EventSettings;
import org.onsale.admission.domain.HealOutcome;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisRefusal;
import reactor.core.publisher.Flux;

final class HealScriptTest extends RedisTest {
    private static final byte[] NONE_ENDED = new byte[0];
    private static final Duration LONG = Duration.ofSeconds(45);

    @Test
    void aFreshEventIsFoundedWithoutAHold() {
        Sale sale = Sale.unheardOf(server());

        HealOutcome outcome = heal(sale, LONG, remembered(5, 1, true, -1, 0));

        assertThat(outcome).isInstanceOf(HealOutcome.Healthy.class);
        assertThat(sale.commands().hget(sale.key().settings(), "cap")).isEqualTo("5");
        assertThat(sale.commands().get(sale.key().epoch())).isEqualTo(((HealOutcome.Healthy) outcome).epoch());
        assertThat(sale.commands().exists(sale.key().numbers())).isZero();
    }

    @Test
    void aNewEventKnowsNobodyOfAnOldOneOfItsName() {
        Sale sale = Sale.unheardOf(server());
        sale.line().called("AZ345678901234-_", 5, 1);
        sale.line().called("__345678901234Aa", 6, 0);

        heal(sale, LONG, remembered(5, 1, true, -1, 0));

        assertThat(sale.line().entries()).isEmpty();
    }

    @Test
    void aLostEventKeepsThePlacesThatAreBack() {
        Sale sale = Sale.unheardOf(server()).present(5);

        heal(sale, LONG, remembered(5, 1, false, 1, 0));

        assertThat(sale.line().entries()).hasSize(1);
    }

    @Test
    void healingAHealthyEventChangesNothing() {
        Sale sale = sale(5);
        Map<String, String> before = sale.snapshot();

        assertThat(heal(sale, LONG, remembered(9, 1, false, 3, 3))).isInstanceOf(HealOutcome.Healthy.class);
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    @Test
    void theNewestVersionOfTheSettingsWins() {
        Sale sale = sale(5);

        heal(sale, LONG, remembered(7, 3, false, 0, 0));
        assertThat(sale.commands().hget(sale.key().settings(), "cap")).isEqualTo("7");

        heal(sale, LONG, remembered(6, 2, false, 0, 0));
        assertThat(sale.commands().hget(sale.key().settings(), "cap")).isEqualTo("7");
    }

    @Test
    void aLostEventComesBackOnHoldWithItsCountersAndEndings() {
        Sale sale = Sale.unheardOf(server());
        byte[] ended = {0b0001_1000};

        HealOutcome outcome = heal(sale, LONG, new Remembered(stored(5, 4), false, 40, 100, 7, 2, ended));

        assertThat(outcome).isInstanceOfSatisfying(HealOutcome.OnHold.class, hold -> {
            assertThat(hold.atMost()).isBetween(Duration.ofSeconds(40), LONG);
            assertThat(hold.epoch()).isEqualTo(sale.commands().get(sale.key().epoch()));
        });
        assertThat(sale.commands().get(sale.key().numbers())).isEqualTo("100");
        assertThat(sale.commands().hgetall(sale.key().board()))
                .containsEntry("hold", "1")
                .containsEntry("nowServing", "40")
                .containsEntry("expectPlaces", "7")
                .containsEntry("expectCheckouts", "2");
        assertThat(sale.ended(1)).isEqualTo(1);
        assertThat(sale.ended(2)).isEqualTo(2);
        assertThat(sale.commands().exists(sale.key().scratch())).isZero();
    }

    @Test
    void endingsOfSeveralNodesAreMerged() {
        Sale sale = Sale.unheardOf(server());
        heal(sale, LONG, new Remembered(stored(5, 1), false, 0, 0, 1, 0, new byte[] {0b0001_0000}));

        heal(sale, LONG, new Remembered(stored(5, 1), false, 0, 0, 1, 0, new byte[] {0b0000_0010, (byte) 0x80}));

        assertThat(List.of(sale.ended(1), sale.ended(3), sale.ended(4))).containsExactly(1L, 2L, 2L);
    }

    @Test
    void theHoldEndsOnceAllAreBackAndNumbersGoOnWellAbove() {
        Sale sale = Sale.unheardOf(server());
        Remembered memory = new Remembered(stored(5, 1), false, 2, 100, 2, 1, NONE_ENDED);
        heal(sale, LONG, memory);
        sale.present(3, 4).checkout("c", sale.now() + 60_000);

        until("the shortest hold to pass", () -> heal(sale, LONG, memory) instanceof HealOutcome.Healthy);

        assertThat(sale.commands().get(sale.key().numbers())).isEqualTo("10100");
        assertThat(sale.commands().hget(sale.key().board(), "lastNumber")).isEqualTo("10100");
        assertThat(sale.commands().hget(sale.key().board(), "hold")).isEqualTo("0");
    }

    @Test
    void theHoldLastsWhileSomeAreMissing() {
        Sale sale = Sale.unheardOf(server());
        Remembered memory = new Remembered(stored(5, 1), false, 2, 100, 2, 1, NONE_ENDED);
        heal(sale, LONG, memory);
        sale.present(3).checkout("c", sale.now() + 60_000);
        sale.commands().hset(sale.key().board(), "holdSince", Long.toString(sale.now() - 10_000));

        assertThat(heal(sale, LONG, memory)).isInstanceOf(HealOutcome.OnHold.class);
    }

    @Test
    void theHoldEndsAtItsLongestWhoeverIsMissing() {
        Sale sale = Sale.unheardOf(server());
        Remembered memory = remembered(5, 1, false, -1, 0);
        heal(sale, LONG, memory);
        sale.commands().hset(sale.key().board(), "holdUntil", Long.toString(sale.now()));

        assertThat(heal(sale, LONG, memory)).isInstanceOf(HealOutcome.Healthy.class);
    }

    @Test
    void aNodeThatKnowsNothingDoesNotEndTheHoldEarly() {
        Sale sale = Sale.unheardOf(server());
        heal(sale, LONG, remembered(5, 1, false, -1, 0));
        sale.commands().hset(sale.key().board(), "holdSince", Long.toString(sale.now() - 10_000));

        assertThat(heal(sale, LONG, remembered(5, 1, false, -1, 0))).isInstanceOf(HealOutcome.OnHold.class);
    }

    @Test
    void whatOneNodeExpectsHoldsForAll() {
        Sale sale = Sale.unheardOf(server());
        heal(sale, LONG, remembered(5, 1, false, 50, 3));
        sale.commands().hset(sale.key().board(), "holdSince", Long.toString(sale.now() - 10_000));

        assertThat(heal(sale, LONG, remembered(5, 1, false, 0, 0))).isInstanceOf(HealOutcome.OnHold.class);
    }

    @Test
    void manyNodesAtOnceGiveTheEventOneEpoch() {
        Sale sale = Sale.unheardOf(server());

        List<HealOutcome> outcomes = answer(Flux.range(0, 20)
                .flatMap(i -> scripts(LONG, i).heal(sale.event(), remembered(5, 1, false, 1, 0)), 20)
                .collectList());

        assertThat(outcomes.stream().map(outcome -> ((HealOutcome.OnHold) outcome).epoch()))
                .containsOnly(sale.commands().get(sale.key().epoch()));
    }

    @Test
    void aKeyOfAnotherTypeIsAnErrorAndNothingChanges() {
        Sale sale = sale(1);
        sale.commands().del(sale.key().authority());
        sale.commands().lpush(sale.key().authority(), "x");
        Map<String, String> before = sale.snapshot();

        assertThatThrownBy(() -> heal(sale, LONG, remembered(1, 1, false, 0, 0)))
                .isInstanceOf(RedisRefusal.class);
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    private static HealOutcome heal(Sale sale, Duration longest, Remembered remembered) {
        return answer(scripts(longest, 1).heal(sale.event(), remembered));
    }

    private static HealScripts scripts(Duration longest, long seed) {
        return new HealScripts(redis(), longest, new Random(seed));
    }

    private static Remembered remembered(int cap, long version, boolean fresh, int places, int checkouts) {
        return new Remembered(stored(cap, version), fresh, 0, 0, places, checkouts, NONE_ENDED);
    }

    private static StoredSettings stored(int cap, long version) {
        return new StoredSettings(EventSettings.withCap(cap), version, Instant.parse("2031-01-01T00:00:00Z"));
    }
}

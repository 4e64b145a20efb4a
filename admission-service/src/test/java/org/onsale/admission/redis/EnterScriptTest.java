package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Waits.answer;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.domain.EntryOutcome;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisRefusal;
import reactor.core.publisher.Flux;

final class EnterScriptTest extends RedisTest {
    private final CheckoutScripts scripts = new CheckoutScripts(redis());

    @Test
    void withNothingInRedisNobodyIsLetIn() {
        Sale sale = Sale.unheardOf(server());

        assertThat(enter(sale, "a")).isEqualTo(new EntryOutcome.OnHold());
        assertThat(sale.snapshot()).isEmpty();
    }

    @Test
    void aNewcomerGetsAFreeSlot() {
        Sale sale = sale(1, Map.of("checkoutSeconds", 600, "heartbeatSeconds", 30));
        long before = sale.now();

        EntryOutcome.Admitted admitted = (EntryOutcome.Admitted) enter(sale, "a");

        assertThat(admitted.repeated()).isFalse();
        assertThat(admitted.checkout().termEnd().toEpochMilli()).isBetween(before + 600_000, sale.now() + 600_000);
        assertThat(admitted.checkout().expiresAt().toEpochMilli())
                .isEqualTo(admitted.checkout().termEnd().toEpochMilli() - 510_000);
        assertThat(sale.held()).isEqualTo(1);
        assertThat(sale.tally("entered")).isEqualTo(1);
        assertThat(sale.admissions()).containsExactly("entered");
    }

    @Test
    void aRepeatedRequestTakesNoSecondSlot() {
        Sale sale = sale(2);
        EntryOutcome.Admitted first = (EntryOutcome.Admitted) enter(sale, "a");

        EntryOutcome.Admitted again = (EntryOutcome.Admitted) enter(sale, "a");

        assertThat(again.repeated()).isTrue();
        assertThat(again.checkout()).isEqualTo(first.checkout());
        assertThat(sale.held()).isEqualTo(1);
        assertThat(sale.tally("entered")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void theCapIsTheLastSlot(int cap) {
        Sale sale = sale(cap);
        for (int i = 0; i < cap; i++) {
            assertThat(enter(sale, "in" + i)).isInstanceOf(EntryOutcome.Admitted.class);
        }

        assertThat(enter(sale, "one more")).isEqualTo(new EntryOutcome.Waiting());
        assertThat(sale.held()).isEqualTo(cap);
    }

    @Test
    void anUnclaimedTurnCountsAsHeld() {
        Sale sale = sale(1);
        sale.turn(1, sale.now() + 60_000);

        assertThat(enter(sale, "a")).isEqualTo(new EntryOutcome.Waiting());
    }

    @Test
    void aNewcomerNeverPassesTheLine() {
        Sale sale = sale(10).absent(1);

        assertThat(enter(sale, "a")).isEqualTo(new EntryOutcome.Waiting());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scheduled", "prequeue", "paused", "draining", "closed"})
    void onlyAnOpenEventLetsNewcomersStraightIn(String phase) {
        Sale sale = sale(10, Map.of("phase", phase));

        assertThat(enter(sale, "a")).isEqualTo(new EntryOutcome.Waiting());
    }

    @Test
    void inBypassEverybodyIsLetIn() {
        Sale sale = sale(0, Map.of("phase", "bypass")).absent(1);

        assertThat(enter(sale, "a")).isInstanceOf(EntryOutcome.Admitted.class);
    }

    @Test
    void theRateHoldsOneSecondsWorth() {
        Sale sale = sale(100, Map.of("ratePerMinute", 120));

        List<EntryOutcome> outcomes = List.of(enter(sale, "a"), enter(sale, "b"), enter(sale, "c"));

        assertThat(outcomes.subList(0, 2)).allMatch(EntryOutcome.Admitted.class::isInstance);
        assertThat(outcomes.get(2)).isEqualTo(new EntryOutcome.Waiting());
    }

    @Test
    void aLeaseThatEndsNowIsOver() {
        Sale sale = sale(1);
        sale.checkout("old", sale.now());

        assertThat(enter(sale, "a")).isInstanceOf(EntryOutcome.Admitted.class);
        assertThat(sale.tally("expired")).isEqualTo(1);
        assertThat(sale.commands().hexists(sale.key().terms(), "old")).isFalse();
    }

    @Test
    void aLeaseThatEndsLaterHoldsItsSlot() {
        Sale sale = sale(1);
        sale.checkout("other", sale.now() + 30_000);

        assertThat(enter(sale, "a")).isEqualTo(new EntryOutcome.Waiting());
    }

    @Test
    void withoutAuthorityNothingIsGivenOut() {
        Sale sale = sale(1).lostAuthority();

        assertThat(enter(sale, "a")).isEqualTo(new EntryOutcome.OnHold());
        assertThat(sale.held()).isZero();
    }

    @Test
    void aHundredAtOnceTakeNoMoreThanTheCap() {
        Sale sale = sale(30);

        long admitted = answer(Flux.range(0, 100)
                .flatMap(i -> scripts.enter(sale.event(), "buyer" + i), 100)
                .filter(EntryOutcome.Admitted.class::isInstance)
                .count());

        assertThat(admitted).isEqualTo(30);
        assertThat(sale.held()).isEqualTo(30);
    }

    @Test
    void aKeyOfAnotherTypeIsAnErrorAndNothingChanges() {
        Sale sale = sale(1);
        sale.commands().lpush(sale.key().line(), "not a line");
        Map<String, String> before = sale.snapshot();

        assertThatThrownBy(() -> enter(sale, "a")).isInstanceOf(RedisRefusal.class);
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    private EntryOutcome enter(Sale sale, String checkout) {
        return answer(scripts.enter(sale.event(), checkout));
    }
}

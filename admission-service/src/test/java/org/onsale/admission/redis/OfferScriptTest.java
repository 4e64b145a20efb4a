package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Sale.numbers;
import static org.onsale.admission.support.Sale.place;
import static org.onsale.admission.support.Waits.answer;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.domain.OfferOutcome;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisRefusal;
import reactor.core.publisher.Flux;

final class OfferScriptTest extends RedisTest {
    private final OfferScript script = new OfferScript(redis());

    @Test
    void withNothingInRedisNothingIsOffered() {
        Sale sale = Sale.unheardOf(server());

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.OnHold());
        assertThat(sale.snapshot()).isEmpty();
    }

    @Test
    void withAnEmptyLineThereIsNothingToDo() {
        assertThat(offer(sale(5))).isEqualTo(new OfferOutcome.Done(0, 0, 0, 0, false));
    }

    @Test
    void theTimeInCheckoutOfThoseWhoseLeaseRanOutIsSummed() {
        Sale sale = sale(2);
        sale.checkout("a", sale.now() - 1).checkout("b", sale.now() - 1);
        sale.commands().hset(sale.key().terms(), "a", Long.toString(sale.now() + 500_000));
        sale.commands().hset(sale.key().terms(), "b", Long.toString(sale.now() + 400_000));
        long before = sale.now();

        offer(sale);
        offer(sale);

        assertThat(sale.tally("expired")).isEqualTo(2);
        assertThat(sale.tally("checkoutMs")).isBetween(300_000L - 10, 300_000 + 2 * (sale.now() - before) + 10);
    }

    @Test
    void freeSlotsGoToTheHeadInOrder() {
        Sale sale = sale(3).present(7, 3, 9, 5, 1);

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(3, 0, 0, 0, false));

        assertThat(sale.numbersWithTurns()).containsExactly(1L, 3L, 5L);
        assertThat(sale.commands().hget(sale.key().board(), "nowServing")).isEqualTo("5");
        assertThat(sale.line().entry(place(3))).isEqualTo("3:0");
        assertThat(sale.admissions()).containsExactly("called", "called", "called");
    }

    @Test
    void theOrderGoesOnFromOnePieceOfTheLineToTheNext() {
        Sale sale = sale(6).present(125, 127, 128).absent(126, 255).present(256, 9_999, 20_000);

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(6, 2, 0, 0, false));

        assertThat(sale.numbersWithTurns()).containsExactly(125L, 127L, 128L, 256L, 9_999L, 20_000L);
        assertThat(sale.waiting()).isZero();
    }

    @Test
    void aRepeatedOfferOffersNothingTwice() {
        Sale sale = sale(3).present(numbers(1, 5));
        offer(sale);

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(0, 0, 0, 0, false));
        assertThat(sale.numbersWithTurns()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void absentPlacesAreSteppedOverWithoutASlot() {
        Sale sale = sale(2).absent(1, 2, 4).present(3, 5, 6);

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(2, 3, 0, 0, false));

        assertThat(sale.numbersWithTurns()).containsExactly(3L, 5L);
        assertThat(sale.commands().zrange(sale.key().away(), 0, -1)).containsExactly(place(1), place(2), place(4));
        assertThat(sale.waiting()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} free: {1} called, {2} inspected in vain, more: {3}")
    @CsvSource({"0, 0, 0, false", "1, 0, 100, true", "500, 0, 100, true"})
    void oneCallInspectsAHundredPlaces(int cap, int called, int absent, boolean more) {
        Sale sale = sale(cap).absent(numbers(1, 150));

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(called, absent, 0, 0, more));
    }

    @Test
    void aHundredCallsAtMostAndThenMore() {
        Sale sale = sale(500).present(numbers(1, 150));

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(100, 0, 0, 0, true));
        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(50, 0, 0, 0, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scheduled", "prequeue", "paused", "closed"})
    void nobodyIsCalledWhileTheEventDoesNotServe(String phase) {
        Sale sale = sale(5, Map.of("phase", phase)).present(1, 2);

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(0, 0, 0, 0, false));
        assertThat(sale.waiting()).isEqualTo(2);
    }

    @Test
    void aDrainingEventServesItsLineToTheEnd() {
        Sale sale = sale(5, Map.of("phase", "draining")).present(1, 2);

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(2, 0, 0, 0, false));
    }

    @Test
    void aLoweredCapThrowsNobodyOutAndOffersNothing() {
        Sale sale = sale(3).present(numbers(1, 6));
        offer(sale);
        sale.setting("cap", 1);

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(0, 0, 0, 0, false));
        assertThat(sale.held()).isEqualTo(3);
    }

    @Test
    void anExpiredCheckoutFreesItsSlotForTheNext() {
        Sale sale = sale(1).present(1);
        sale.checkout("over", sale.now());

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(1, 0, 0, 1, false));
        assertThat(sale.tally("expired")).isEqualTo(1);
    }

    @Test
    void aCheckoutWithTimeLeftKeepsItsSlot() {
        Sale sale = sale(1).present(1);
        sale.checkout("held", sale.now() + 30_000);

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(0, 0, 0, 0, false));
    }

    @Test
    void aMissedTurnGoesToTheNextAndKeepsTheNumber() {
        Sale sale = sale(1).present(2);
        sale.turn(1, sale.now());

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(1, 0, 1, 0, false));

        assertThat(sale.numbersWithTurns()).containsExactly(2L);
        assertThat(sale.commands().zscore(sale.key().away(), place(1))).isEqualTo(1);
        assertThat(sale.line().entry(place(1))).isEqualTo("1:1");
        assertThat(sale.ended(1)).isZero();
    }

    @Test
    void whoMissesTooOftenIsMissedForGood() {
        Sale sale = sale(1, Map.of("missedTurns", 1));
        sale.turn(1, sale.now());
        sale.line().called(place(1), 1, 1);

        offer(sale);

        assertThat(sale.ended(1)).isEqualTo(3);
        assertThat(sale.commands().zcard(sale.key().away())).isZero();
    }

    @Test
    void theRateLimitsTurnsAndAReofferedOneCountsOnce() {
        Sale sale = sale(100, Map.of("ratePerMinute", 120)).present(numbers(1, 10));

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(2, 0, 0, 0, false));
        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(0, 0, 0, 0, false));
        sale.commands().zadd(sale.key().turns(), sale.now(), place(1));

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.Done(1, 0, 1, 0, false));
    }

    @Test
    void withoutAuthorityNothingIsOfferedNorFreed() {
        Sale sale = sale(1).present(1);
        sale.checkout("over", sale.now()).lostAuthority();
        Map<String, String> before = sale.snapshot();

        assertThat(offer(sale)).isEqualTo(new OfferOutcome.OnHold());
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    @Test
    void manyAtOnceOfferNoMoreThanTheCapAndNobodyTwice() {
        Sale sale = sale(37).present(numbers(1, 300));

        List<OfferOutcome> outcomes = answer(
                Flux.range(0, 50).flatMap(i -> script.offer(sale.event()), 50).collectList());

        assertThat(outcomes.stream()
                        .mapToInt(outcome -> ((OfferOutcome.Done) outcome).called())
                        .sum())
                .isEqualTo(37);
        assertThat(sale.numbersWithTurns()).hasSize(37).endsWith(37L);
    }

    @Test
    void aKeyOfAnotherTypeIsAnErrorAndNothingChanges() {
        Sale sale = sale(1).present(1);
        sale.commands().del(sale.key().turns());
        sale.commands().set(sale.key().turns(), "no turns");
        Map<String, String> before = sale.snapshot();

        assertThatThrownBy(() -> offer(sale)).isInstanceOf(RedisRefusal.class);
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    private OfferOutcome offer(Sale sale) {
        return answer(script.offer(sale.event()));
    }
}

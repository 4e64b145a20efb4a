package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Sale.place;
import static org.onsale.admission.support.Waits.answer;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.domain.Checkout;
import org.onsale.admission.domain.CheckoutEnd;
import org.onsale.admission.domain.ClaimOutcome;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.Ids;
import org.onsale.redis.RedisRefusal;
import reactor.core.publisher.Flux;

final class ClaimScriptTest extends RedisTest {
    private final CheckoutScripts scripts = new CheckoutScripts(redis());

    @Test
    void withNothingInRedisNothingIsClaimed() {
        Sale sale = Sale.unheardOf(server());

        assertThat(claim(sale, 1)).isEqualTo(new ClaimOutcome.OnHold());
        assertThat(sale.snapshot()).isEmpty();
    }

    @Test
    void aTurnThatWasNeverOfferedIsNone() {
        Sale sale = sale(1).present(1);

        assertThat(claim(sale, 1)).isEqualTo(new ClaimOutcome.NotOffered());
        assertThat(sale.held()).isZero();
    }

    @Test
    void aClaimTurnsTheSlotIntoACheckout() {
        Sale sale = sale(1, Map.of("checkoutSeconds", 300));
        sale.turn(17, sale.now() + 60_000);
        long before = sale.now();

        ClaimOutcome.Admitted admitted = (ClaimOutcome.Admitted) claim(sale, 17);

        assertThat(admitted.repeated()).isFalse();
        assertThat(admitted.checkout().number()).isEqualTo(17);
        assertThat(admitted.checkout().expiresAt())
                .isEqualTo(admitted.checkout().termEnd());
        assertThat(admitted.checkout().termEnd().toEpochMilli()).isBetween(before + 300_000, sale.now() + 300_000);
        assertThat(sale.commands().zcard(sale.key().turns())).isZero();
        assertThat(sale.held()).isEqualTo(1);
        assertThat(sale.ended(17)).isEqualTo(2);
        assertThat(sale.tally("claimed")).isEqualTo(1);
    }

    @Test
    void aRepeatedClaimReturnsTheSameCheckout() {
        Sale sale = sale(1);
        sale.turn(1, sale.now() + 60_000);
        ClaimOutcome.Admitted first = (ClaimOutcome.Admitted) claim(sale, 1);

        ClaimOutcome.Admitted again = (ClaimOutcome.Admitted) claim(sale, 1);

        assertThat(again.repeated()).isTrue();
        assertThat(again.checkout()).isEqualTo(first.checkout());
        assertThat(sale.tally("claimed")).isEqualTo(1);
    }

    @Test
    void theTimeFromCallToClaimIsSummedOnce() {
        Sale sale = sale(2, Map.of("claimSeconds", 180));
        sale.turn(1, sale.now() + 60_000).turn(2, sale.now() + 150_000);
        long before = sale.now();

        claim(sale, 1);
        claim(sale, 2);
        claim(sale, 1);

        assertThat(sale.tally("claimMs")).isBetween(150_000L - 10, 150_000 + 2 * (sale.now() - before) + 10);
        assertThat(sale.tally("claimed")).isEqualTo(2);
    }

    @Test
    void aClaimWindowMadeShorterMeanwhileTakesNothingOffTheSum() {
        Sale sale = sale(1, Map.of("claimSeconds", 10));
        sale.turn(1, sale.now() + 60_000);

        claim(sale, 1);

        assertThat(sale.tally("claimMs")).isZero();
    }

    @Test
    void aClaimAfterItsCheckoutIsOverIsEnded() {
        Sale sale = sale(1);
        sale.turn(1, sale.now() + 60_000);
        Checkout checkout = ((ClaimOutcome.Admitted) claim(sale, 1)).checkout();
        answer(scripts.release(sale.event(), checkout.id(), CheckoutEnd.ABANDONED));

        assertThat(claim(sale, 1)).isEqualTo(new ClaimOutcome.Ended());
        assertThat(sale.held()).isZero();
    }

    @Test
    void aClaimRepeatedAfterItsLeaseRanOutUnheardOfPutsThePlaceBackAtItsNumber() {
        Sale sale = sale(1, Map.of("heartbeatSeconds", 10));
        sale.turn(17, sale.now() + 60_000);
        claim(sale, 17);
        leaseRunsOut(sale, 17);

        assertThat(claim(sale, 17)).isEqualTo(new ClaimOutcome.Lapsed());

        assertThat(sale.commands().zscore(sale.key().away(), place(17))).isEqualTo(17);
        assertThat(sale.ended(17)).isZero();
        assertThat(sale.tally("missed")).isEqualTo(1);
        assertThat(sale.line().entry(place(17))).isEqualTo("17:1");
        assertThat(claim(sale, 17)).isEqualTo(new ClaimOutcome.NotOffered());
    }

    @Test
    void aPlaceThatLapsesTooOftenHasMissedForGood() {
        Sale sale = sale(1, Map.of("missedTurns", 0, "heartbeatSeconds", 10));
        sale.turn(17, sale.now() + 60_000);
        claim(sale, 17);
        leaseRunsOut(sale, 17);

        assertThat(claim(sale, 17)).isEqualTo(new ClaimOutcome.Lapsed());

        assertThat(sale.commands().zcard(sale.key().away())).isZero();
        assertThat(sale.ended(17)).isEqualTo(3);
    }

    @Test
    void whoWasHeardOfInTheShopHasUsedTheTurn() {
        Sale sale = sale(1, Map.of("heartbeatSeconds", 10));
        sale.turn(17, sale.now() + 60_000);
        Checkout checkout = ((ClaimOutcome.Admitted) claim(sale, 17)).checkout();
        answer(scripts.extend(sale.event(), checkout.id(), checkout.termEnd(), true));
        leaseRunsOut(sale, 17);

        assertThat(claim(sale, 17)).isEqualTo(new ClaimOutcome.Ended());
    }

    @Test
    void whoGaveTheCheckoutBackHasUsedTheTurn() {
        Sale sale = sale(1);
        sale.turn(17, sale.now() + 60_000);
        Checkout checkout = ((ClaimOutcome.Admitted) claim(sale, 17)).checkout();
        answer(scripts.release(sale.event(), checkout.id(), CheckoutEnd.COMPLETED));

        assertThat(claim(sale, 17)).isEqualTo(new ClaimOutcome.Ended());
        assertThat(sale.commands().zcard(sale.key().claims())).isZero();
    }

    @Test
    void aClaimIsNotRepeatedAfterItsWindow() {
        Sale sale = sale(1, Map.of("heartbeatSeconds", 10));
        sale.turn(17, sale.now() + 60_000);
        claim(sale, 17);
        leaseRunsOut(sale, 17);
        sale.commands().zadd(sale.key().claims(), sale.now(), Ids.checkoutOf(place(17)));

        assertThat(claim(sale, 17)).isEqualTo(new ClaimOutcome.Ended());
    }

    @Test
    void claimsWhoseWindowIsOverAreForgottenByLaterOnes() {
        Sale sale = sale(2);
        sale.turn(1, sale.now() + 60_000).turn(2, sale.now() + 60_000);
        claim(sale, 1);
        sale.commands().zadd(sale.key().claims(), sale.now(), Ids.checkoutOf(place(1)));

        claim(sale, 2);

        assertThat(sale.commands().zrange(sale.key().claims(), 0, -1)).containsExactly(Ids.checkoutOf(place(2)));
    }

    private static void leaseRunsOut(Sale sale, long number) {
        sale.commands().zrem(sale.key().checkouts(), Ids.checkoutOf(place(number)));
        sale.commands().hdel(sale.key().terms(), Ids.checkoutOf(place(number)));
    }

    @Test
    void aTurnWhoseWindowEndsNowIsOver() {
        Sale sale = sale(1);
        sale.turn(1, sale.now());

        assertThat(claim(sale, 1)).isEqualTo(new ClaimOutcome.NotOffered());
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "closed", "draining"})
    void aTurnOfferedBeforeMayBeClaimedInAnyPhase(String phase) {
        Sale sale = sale(0, Map.of("phase", phase));
        sale.turn(1, sale.now() + 60_000);

        assertThat(claim(sale, 1)).isInstanceOf(ClaimOutcome.Admitted.class);
    }

    @Test
    void withoutAuthorityNothingIsClaimed() {
        Sale sale = sale(1);
        sale.turn(1, sale.now() + 60_000).lostAuthority();

        assertThat(claim(sale, 1)).isEqualTo(new ClaimOutcome.OnHold());
        assertThat(sale.commands().zcard(sale.key().turns())).isEqualTo(1);
    }

    @Test
    void ofManyClaimsAtOnceOneIsTheFirst() {
        Sale sale = sale(1);
        sale.turn(1, sale.now() + 60_000);

        List<ClaimOutcome> outcomes = answer(Flux.range(0, 64)
                .flatMap(i -> scripts.claim(sale.event(), place(1), Ids.checkoutOf(place(1))), 64)
                .collectList());

        assertThat(outcomes).allMatch(ClaimOutcome.Admitted.class::isInstance);
        assertThat(outcomes)
                .filteredOn(outcome -> !((ClaimOutcome.Admitted) outcome).repeated())
                .hasSize(1);
        assertThat(sale.held()).isEqualTo(1);
    }

    @Test
    void aKeyOfAnotherTypeIsAnErrorAndNothingChanges() {
        Sale sale = sale(1);
        sale.commands().set(sale.key().checkouts(), "no checkouts");
        Map<String, String> before = sale.snapshot();

        assertThatThrownBy(() -> claim(sale, 1)).isInstanceOf(RedisRefusal.class);
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    private ClaimOutcome claim(Sale sale, long number) {
        return answer(scripts.claim(sale.event(), place(number), Ids.checkoutOf(place(number))));
    }
}

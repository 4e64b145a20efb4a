package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Waits.answer;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.admission.domain.CheckoutLease;
import org.onsale.admission.domain.ExtendOutcome;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisRefusal;
import reactor.core.publisher.Flux;

final class ExtendScriptTest extends RedisTest {
    private static final String CHECKOUT = "the-checkout";
    private final CheckoutScripts scripts = new CheckoutScripts(redis());

    @Test
    void withNothingInRedisAHeartbeatIsAskedToComeAgain() {
        Sale sale = Sale.unheardOf(server());

        assertThat(extend(sale, sale.now() + 60_000)).isEqualTo(new ExtendOutcome.OnHold());
        assertThat(sale.snapshot()).isEmpty();
    }

    @Test
    void aHeartbeatMovesTheEndOfTheLease() {
        Sale sale = sale(1, Map.of("heartbeatSeconds", 20));
        long termEnd = sale.now() + 600_000;
        sale.checkout(CHECKOUT, termEnd);
        sale.commands().zadd(sale.key().checkouts(), sale.now() + 5_000, CHECKOUT);
        long before = sale.now();

        ExtendOutcome.Extended extended = (ExtendOutcome.Extended) extend(sale, termEnd);

        assertThat(extended.checkout().expiresAt())
                .isBetween(lease(termEnd, before, 20), lease(termEnd, sale.now(), 20));
        assertThat(sale.commands().zscore(sale.key().checkouts(), CHECKOUT))
                .isEqualTo(extended.checkout().expiresAt().toEpochMilli());
    }

    @Test
    void noHeartbeatGoesBeyondTheTerm() {
        Sale sale = sale(1, Map.of("heartbeatSeconds", 20));
        long termEnd = sale.now() + 10_000;
        sale.checkout(CHECKOUT, termEnd);

        extend(sale, termEnd + 500_000);
        ExtendOutcome.Extended again = (ExtendOutcome.Extended) extend(sale, termEnd);

        assertThat(again.checkout().expiresAt()).isEqualTo(Instant.ofEpochMilli(termEnd));
    }

    @Test
    void aLeaseThatEndsNowIsGone() {
        Sale sale = sale(1);
        sale.checkout(CHECKOUT, sale.now());

        assertThat(extend(sale, sale.now() + 60_000)).isEqualTo(new ExtendOutcome.Gone());
    }

    @Test
    void aReleasedCheckoutIsGone() {
        Sale sale = sale(1);

        assertThat(extend(sale, sale.now() + 60_000)).isEqualTo(new ExtendOutcome.Gone());
        assertThat(sale.held()).isZero();
    }

    @Test
    void onHoldAHeartbeatBringsALostCheckoutBackEvenAboveTheCap() {
        Sale sale = sale(0).lostAuthority();

        assertThat(extend(sale, sale.now() + 60_000)).isInstanceOf(ExtendOutcome.Extended.class);
        assertThat(sale.held()).isEqualTo(1);
    }

    @Test
    void onHoldAPassNobodyVouchesForHasToComeAgain() {
        Sale sale = sale(1).lostAuthority();

        ExtendOutcome outcome =
                answer(scripts.extend(sale.event(), CHECKOUT, Instant.ofEpochMilli(sale.now() + 60_000), false));

        assertThat(outcome).isEqualTo(new ExtendOutcome.OnHold());
        assertThat(sale.held()).isZero();
    }

    @Test
    void onHoldACheckoutReleasedMeanwhileStaysGone() {
        Sale sale = sale(1).lostAuthority();
        sale.commands().hset(sale.key().terms(), CHECKOUT, "0");

        assertThat(extend(sale, sale.now() + 60_000)).isEqualTo(new ExtendOutcome.Gone());
        assertThat(sale.held()).isZero();
    }

    @Test
    void onHoldATermThatIsOverIsGone() {
        Sale sale = sale(1).lostAuthority();

        assertThat(extend(sale, sale.now())).isEqualTo(new ExtendOutcome.Gone());
    }

    @Test
    void manyHeartbeatsAtOnceHoldOneSlot() {
        Sale sale = sale(1, Map.of("heartbeatSeconds", 20));
        sale.checkout(CHECKOUT, sale.now() + 60_000);

        answer(Flux.range(0, 50)
                .flatMap(
                        i -> scripts.extend(sale.event(), CHECKOUT, Instant.ofEpochMilli(sale.now() + 60_000), true),
                        50)
                .count());

        assertThat(sale.held()).isEqualTo(1);
    }

    @Test
    void aKeyOfAnotherTypeIsAnErrorAndNothingChanges() {
        Sale sale = sale(1);
        sale.commands().set(sale.key().checkouts(), "no checkouts");
        Map<String, String> before = sale.snapshot();

        assertThatThrownBy(() -> extend(sale, sale.now() + 60_000)).isInstanceOf(RedisRefusal.class);
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    private ExtendOutcome extend(Sale sale, long termEndMs) {
        return answer(scripts.extend(sale.event(), CHECKOUT, Instant.ofEpochMilli(termEndMs), true));
    }

    private static Instant lease(long termEndMs, long heartbeatMs, int heartbeatSeconds) {
        return CheckoutLease.expiresAt(
                Instant.ofEpochMilli(termEndMs), Instant.ofEpochMilli(heartbeatMs), heartbeatSeconds);
    }
}

package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Waits.answer;
import static org.onsale.admission.support.Waits.until;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.admission.domain.ExtendOutcome;
import org.onsale.admission.domain.LeaveOutcome;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisAway;
import org.onsale.redis.RedisRefusal;
import org.onsale.redis.test.TestRedis;
import reactor.core.publisher.Flux;

final class LeavingScriptTest extends RedisTest {
    private static final String CHECKOUT = "the-checkout";
    private static final Duration GRACE = Duration.ofSeconds(30);
    private final CheckoutScripts scripts = new CheckoutScripts(redis());

    @Test
    void withNothingInRedisNothingIsKnown() {
        Sale sale = Sale.unheardOf(server());

        assertThat(leaving(sale, GRACE)).isEqualTo(new LeaveOutcome.OnHold());
        assertThat(sale.snapshot()).isEmpty();
    }

    @Test
    void theLeaseEndsByTheEndOfTheGraceAndTheTermStays() {
        Sale sale = sale(1);
        long termEnd = sale.now() + 600_000;
        sale.checkout(CHECKOUT, termEnd);
        long before = sale.now();

        LeaveOutcome.Leaving left = (LeaveOutcome.Leaving) leaving(sale, GRACE);

        assertThat(left.leaseEnd().toEpochMilli()).isBetween(before + 30_000, sale.now() + 30_000);
        assertThat(left.termEnd()).isEqualTo(Instant.ofEpochMilli(termEnd));
        assertThat(lease(sale)).isEqualTo(left.leaseEnd().toEpochMilli());
        assertThat(sale.commands().hget(sale.key().terms(), CHECKOUT)).isEqualTo(Long.toString(termEnd));
        assertThat(sale.held()).isEqualTo(1);
    }

    @Test
    void aLeaseThatEndsSoonerIsNeverExtended() {
        Sale sale = sale(1);
        long leaseEnd = sale.now() + 20_000;
        sale.checkout(CHECKOUT, leaseEnd);

        assertThat(leaving(sale, GRACE))
                .isEqualTo(new LeaveOutcome.Leaving(Instant.ofEpochMilli(leaseEnd), Instant.ofEpochMilli(leaseEnd)));
        assertThat(lease(sale)).isEqualTo(leaseEnd);
    }

    @Test
    void aRepeatedNoticeDoesNotPutTheEndOff() {
        Sale sale = sale(1);
        sale.checkout(CHECKOUT, sale.now() + 600_000);
        leaving(sale, GRACE);
        long leaseEnd = lease(sale);

        leaving(sale, Duration.ofSeconds(60));

        assertThat(lease(sale)).isEqualTo(leaseEnd);
    }

    @Test
    void aHeartbeatAfterwardsGivesTheWholeLeaseBack() {
        Sale sale = sale(1, Map.of("heartbeatSeconds", 20));
        long termEnd = sale.now() + 600_000;
        sale.checkout(CHECKOUT, termEnd);
        leaving(sale, Duration.ofSeconds(5));
        long before = sale.now();

        heartbeat(sale, termEnd);

        assertThat(lease(sale)).isBetween(before + 60_000, sale.now() + 60_000);
    }

    @Test
    void withoutHeartbeatsTheWholeLeaseIsTheTerm() {
        Sale sale = sale(1, Map.of("heartbeatSeconds", 0));
        long termEnd = sale.now() + 600_000;
        sale.checkout(CHECKOUT, termEnd);
        leaving(sale, Duration.ofSeconds(5));

        assertThat(heartbeat(sale, termEnd)).isInstanceOf(ExtendOutcome.Extended.class);

        assertThat(lease(sale)).isEqualTo(termEnd);
    }

    @Test
    void aLeaseThatEndsNowIsGoneAndStaysGone() {
        Sale sale = sale(1);
        long leaseEnd = sale.now();
        sale.checkout(CHECKOUT, leaseEnd);

        assertThat(leaving(sale, GRACE)).isEqualTo(new LeaveOutcome.Gone());
        assertThat(lease(sale)).isEqualTo(leaseEnd);
    }

    @Test
    void aReleasedCheckoutIsGoneAndStaysGone() {
        Sale sale = sale(1);
        Map<String, String> before = sale.snapshot();

        assertThat(leaving(sale, GRACE)).isEqualTo(new LeaveOutcome.Gone());
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    @Test
    void theSlotIsFreeOnceTheGraceIsOver() {
        Sale sale = sale(1);
        sale.checkout(CHECKOUT, sale.now() + 600_000);
        leaving(sale, Duration.ofMillis(1));

        until("the lease to end", () -> heartbeat(sale, sale.now() + 600_000) instanceof ExtendOutcome.Gone);
        answer(new OfferScript(redis()).offer(sale.event()));

        assertThat(sale.held()).isZero();
        assertThat(sale.tally("expired")).isEqualTo(1);
    }

    @Test
    void whoLeavesHeardTheAnswerToTheClaim() {
        Sale sale = sale(1);
        sale.checkout(CHECKOUT, sale.now() + 600_000);
        sale.commands().zadd(sale.key().claims(), sale.now() + 60_000, CHECKOUT);

        leaving(sale, GRACE);

        assertThat(sale.commands().zcard(sale.key().claims())).isZero();
    }

    @Test
    void onHoldALeaseThatIsThereIsShortened() {
        Sale sale = sale(1).lostAuthority();
        sale.checkout(CHECKOUT, sale.now() + 600_000);

        assertThat(leaving(sale, GRACE)).isInstanceOf(LeaveOutcome.Leaving.class);
        assertThat(lease(sale)).isLessThanOrEqualTo(sale.now() + 30_000);
    }

    @Test
    void onHoldNothingIsBroughtBack() {
        Sale sale = sale(1).lostAuthority();
        Map<String, String> before = sale.snapshot();

        assertThat(leaving(sale, GRACE)).isEqualTo(new LeaveOutcome.OnHold());
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    @Test
    void onHoldACheckoutReleasedMeanwhileIsGone() {
        Sale sale = sale(1).lostAuthority();
        sale.commands().hset(sale.key().terms(), CHECKOUT, "0");

        assertThat(leaving(sale, GRACE)).isEqualTo(new LeaveOutcome.Gone());
        assertThat(sale.held()).isZero();
    }

    @Test
    void ofManyNoticesAtOnceTheShortestGraceCounts() {
        Sale sale = sale(1);
        sale.checkout(CHECKOUT, sale.now() + 600_000);

        answer(Flux.range(5, 50)
                .flatMap(seconds -> scripts.leaving(sale.event(), CHECKOUT, Duration.ofSeconds(seconds)), 50)
                .count());

        assertThat(lease(sale)).isLessThanOrEqualTo(sale.now() + 5_000);
        assertThat(sale.held()).isEqualTo(1);
    }

    @Test
    void aKeyOfAnotherTypeIsAnErrorAndNothingChanges() {
        Sale sale = sale(1);
        sale.commands().set(sale.key().checkouts(), "no checkouts");
        Map<String, String> before = sale.snapshot();

        assertThatThrownBy(() -> leaving(sale, GRACE)).isInstanceOf(RedisRefusal.class);
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    @Test
    void withoutRedisItIsSaid() throws Exception {
        TestRedis gone = TestRedis.own();
        try (RedisAccess access = gone.connect()) {
            Sale sale = Sale.unheardOf(gone);
            gone.close();

            assertThatThrownBy(() -> answer(new CheckoutScripts(access).leaving(sale.event(), CHECKOUT, GRACE)))
                    .isInstanceOf(RedisAway.class);
        }
    }

    private LeaveOutcome leaving(Sale sale, Duration grace) {
        return answer(scripts.leaving(sale.event(), CHECKOUT, grace));
    }

    private ExtendOutcome heartbeat(Sale sale, long termEndMs) {
        return answer(scripts.extend(sale.event(), CHECKOUT, Instant.ofEpochMilli(termEndMs), true));
    }

    private static long lease(Sale sale) {
        return sale.commands().zscore(sale.key().checkouts(), CHECKOUT).longValue();
    }
}

package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Waits.answer;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.onsale.admission.domain.CheckoutEnd;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisRefusal;
import org.onsale.redis.test.TestRedis;
import reactor.core.publisher.Flux;

final class ReleaseScriptTest extends RedisTest {
    private static final String CHECKOUT = "the-checkout";
    private final CheckoutScripts scripts = new CheckoutScripts(redis());

    @Test
    void withNothingHeldNothingIsFreed() {
        Sale sale = sale(1);
        Map<String, String> before = sale.snapshot();

        assertThat(release(sale, CheckoutEnd.COMPLETED)).isFalse();
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(CheckoutEnd.class)
    void aReleaseFreesTheSlotAndCountsHowItEnded(CheckoutEnd end) {
        Sale sale = sale(1);
        sale.checkout(CHECKOUT, sale.now() + 60_000);

        assertThat(release(sale, end)).isTrue();

        assertThat(sale.held()).isZero();
        assertThat(sale.commands().hexists(sale.key().terms(), CHECKOUT)).isFalse();
        assertThat(sale.tally(end.word())).isEqualTo(1);
        assertThat(sale.admissions()).containsExactly("released");
    }

    @Test
    void aRepeatedReleaseFreesNothingMore() {
        Sale sale = sale(2);
        sale.checkout(CHECKOUT, sale.now() + 60_000).checkout("other", sale.now() + 60_000);
        release(sale, CheckoutEnd.COMPLETED);

        assertThat(release(sale, CheckoutEnd.ABANDONED)).isFalse();
        assertThat(sale.held()).isEqualTo(1);
        assertThat(sale.tally("abandoned")).isZero();
    }

    @Test
    void theTimeInCheckoutIsSummedOnce() {
        Sale sale = sale(2);
        sale.checkout(CHECKOUT, sale.now() + 60_000);
        long before = sale.now();

        release(sale, CheckoutEnd.COMPLETED);
        release(sale, CheckoutEnd.COMPLETED);

        assertThat(sale.tally("checkoutMs")).isBetween(540_000L - 10, 540_000 + sale.now() - before + 10);
    }

    @ParameterizedTest(name = "checkoutSeconds {0}, {1} ms left: {2} ms")
    @CsvSource({"600, 700000, 0", "600, -5000, 600000"})
    void theTimeInCheckoutIsNeverLessThanNothingNorMoreThanTheTerm(int checkoutSeconds, long leftMs, long countedMs) {
        Sale sale = sale(1, Map.of("checkoutSeconds", checkoutSeconds));
        sale.checkout(CHECKOUT, sale.now() + leftMs);

        release(sale, CheckoutEnd.ABANDONED);

        assertThat(sale.tally("checkoutMs")).isEqualTo(countedMs);
    }

    @Test
    void ofManyReleasesAtOnceOneFreesTheSlot() {
        Sale sale = sale(1);
        sale.checkout(CHECKOUT, sale.now() + 60_000);

        long freed = answer(Flux.range(0, 50)
                .flatMap(i -> scripts.release(sale.event(), CHECKOUT, CheckoutEnd.COMPLETED), 50)
                .filter(done -> done)
                .count());

        assertThat(freed).isEqualTo(1);
        assertThat(sale.tally("completed")).isEqualTo(1);
    }

    @Test
    void onHoldALostCheckoutThatIsReleasedIsNotWrittenBack() {
        Sale sale = sale(1).lostAuthority();

        assertThat(release(sale, CheckoutEnd.COMPLETED)).isFalse();
        assertThat(sale.commands().hget(sale.key().terms(), CHECKOUT)).isEqualTo("0");
    }

    @Test
    void aReleaseWorksWhenTheServersMemoryIsFull() throws Exception {
        TestRedis full = TestRedis.own();
        try (RedisAccess access = full.connect()) {
            Sale sale = Sale.open(full, access, Map.of("cap", 1));
            sale.checkout(CHECKOUT, sale.now() + 60_000);
            full.commands().configSet("maxmemory", "1");

            assertThat(answer(new CheckoutScripts(access).release(sale.event(), CHECKOUT, CheckoutEnd.COMPLETED)))
                    .isTrue();
        } finally {
            full.close();
        }
    }

    @Test
    void aKeyOfAnotherTypeIsAnErrorAndNothingChanges() {
        Sale sale = sale(1);
        sale.commands().set(sale.key().checkouts(), "no checkouts");
        Map<String, String> before = sale.snapshot();

        assertThatThrownBy(() -> release(sale, CheckoutEnd.COMPLETED)).isInstanceOf(RedisRefusal.class);
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    private boolean release(Sale sale, CheckoutEnd end) {
        return answer(scripts.release(sale.event(), CHECKOUT, end));
    }
}

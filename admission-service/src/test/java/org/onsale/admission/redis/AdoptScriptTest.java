package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Sale.place;
import static org.onsale.admission.support.Waits.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onsale.admission.application.Grant;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisRefusal;
import reactor.core.publisher.Flux;

final class AdoptScriptTest extends RedisTest {
    private final HealScripts scripts = new HealScripts(redis(), Duration.ofSeconds(45), new Random(1));

    @Test
    void withNothingInRedisNothingIsAdopted() {
        Sale sale = Sale.unheardOf(server());

        assertThat(adopt(sale, grant(sale, "c", 60_000, 0))).isZero();
        assertThat(sale.snapshot()).isEmpty();
    }

    @Test
    void aHealthyEventAdoptsNothing() {
        Sale sale = sale(5);

        assertThat(adopt(sale, grant(sale, "c", 60_000, 0))).isZero();
        assertThat(sale.held()).isZero();
    }

    @Test
    void onHoldCheckoutsComeBackEvenAboveTheCap() {
        Sale sale = sale(1, Map.of("heartbeatSeconds", 10)).lostAuthority();
        long before = sale.now();

        assertThat(adopt(sale, grant(sale, "a", 60_000, 0), grant(sale, "b", 20_000, 0)))
                .isEqualTo(2);

        assertThat(sale.held()).isEqualTo(2);
        assertThat(sale.commands().zscore(sale.key().checkouts(), "a"))
                .isBetween(before + 30_000.0, sale.now() + 30_000.0);
        assertThat(sale.commands().zscore(sale.key().checkouts(), "b")).isLessThanOrEqualTo(before + 20_100.0);
    }

    @Test
    void adoptingAgainChangesNothing() {
        Sale sale = sale(1).lostAuthority();
        Grant grant = grant(sale, "a", 60_000, 4);
        adopt(sale, grant);
        Map<String, String> before = sale.snapshot();

        assertThat(adopt(sale, grant)).isZero();
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    @Test
    void aTermThatEndsNowIsNotAdopted() {
        Sale sale = sale(1).lostAuthority();

        assertThat(adopt(sale, grant(sale, "a", 0, 0))).isZero();
        assertThat(sale.held()).isZero();
    }

    @Test
    void aCheckoutReleasedDuringTheHoldStaysReleased() {
        Sale sale = sale(1).lostAuthority();
        sale.commands().hset(sale.key().terms(), "a", "0");

        assertThat(adopt(sale, grant(sale, "a", 60_000, 0))).isZero();
        assertThat(sale.held()).isZero();
    }

    @Test
    void aPlaceThatWasAdmittedDoesNotWaitAgain() {
        Sale sale = sale(5).present(7, 8).lostAuthority();

        adopt(sale, grant(sale, "a", 60_000, 7));

        assertThat(sale.ended(7)).isEqualTo(2);
        assertThat(sale.line().ids()).containsExactly(place(8));
        assertThat(sale.line().entry(place(7))).isNull();
    }

    @Test
    void aHundredAreAdoptedInOneCall() {
        Sale sale = sale(5).lostAuthority();
        Grant[] grants = IntStream.range(0, 100)
                .mapToObj(i -> grant(sale, "c" + i, 60_000, i))
                .toArray(Grant[]::new);

        assertThat(adopt(sale, grants)).isEqualTo(100);
    }

    @Test
    void nodesThatRememberTheSameAdoptItOnce() {
        Sale sale = sale(5).lostAuthority();
        List<Grant> grants = List.of(grant(sale, "a", 60_000, 1), grant(sale, "b", 60_000, 2));

        long adopted = answer(Flux.range(0, 20)
                .flatMap(i -> scripts.adopt(sale.event(), grants), 20)
                .reduce(0L, Long::sum));

        assertThat(adopted).isEqualTo(2);
        assertThat(sale.held()).isEqualTo(2);
    }

    @Test
    void aKeyOfAnotherTypeIsAnErrorAndNothingChanges() {
        Sale sale = sale(1).lostAuthority();
        sale.commands().set(sale.key().terms(), "no terms");
        Map<String, String> before = sale.snapshot();

        assertThatThrownBy(() -> adopt(sale, grant(sale, "a", 60_000, 0))).isInstanceOf(RedisRefusal.class);
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    private static Grant grant(Sale sale, String checkout, long leftMs, long number) {
        Instant termEnd = Instant.ofEpochMilli(sale.now() + leftMs);
        return new Grant(checkout, termEnd, number, Instant.EPOCH);
    }

    private long adopt(Sale sale, Grant... grants) {
        return answer(scripts.adopt(sale.event(), List.of(grants)));
    }
}

package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.onsale.admission.support.Sale.numbers;
import static org.onsale.admission.support.Sale.place;
import static org.onsale.admission.support.Waits.answer;
import static org.onsale.admission.support.Waits.until;
import static org.onsale.admission.support.Waits.withinASecond;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onsale.admission.support.Clients;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.onsale.redis.Ids;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

final class TwoNodesTest extends RedisTest {
    private static final Retry LATER = Retry.fixedDelay(400, Duration.ofMillis(50));

    private final List<Service> nodes = List.of(Service.first(), Service.second());
    private final WebClient client = Clients.web();

    @Test
    void twoHundredAtOnceOnTwoNodesTakeExactlyTheCap() {
        Sale sale = Service.first().open(server(), Map.of("cap", 50));

        Map<Integer, Long> answers = answer(Flux.range(0, 200)
                .flatMap(i -> post(sale, i, Map.of()), 200)
                .collect(Collectors.groupingBy(status -> status, Collectors.counting())));

        assertThat(sale.held()).isEqualTo(50);
        assertThat(answers).containsOnly(entry(201, 50L), entry(200, 150L));
    }

    @Test
    void oneTurnClaimedOnBothNodesIsOneCheckout() {
        Sale sale = Service.first().open(server(), Map.of("cap", 1)).present(1);
        until("the turn", () -> sale.numbersWithTurns().equals(List.of(1L)));

        List<Integer> statuses = answer(Flux.range(0, 20)
                .flatMap(i -> post(sale, i, Map.of("turn", place(1))), 20)
                .collectList());

        assertThat(statuses).containsOnly(201);
        assertThat(sale.held()).isEqualTo(1);
        assertThat(sale.tally("claimed")).isEqualTo(1);
    }

    @Test
    void aLongLineIsServedInOrderWhileSlotsComeAndGo() {
        Sale sale = Service.first().open(server(), Map.of("cap", 10)).present(numbers(1, 60));

        for (long next = 1; next <= 60; next++) {
            long number = next;
            until("the turn of number " + number, () -> sale.numbersWithTurns().contains(number));
            assertThat(sale.held()).isLessThanOrEqualTo(10);
            assertThat(answer(post(sale, (int) number, Map.of("turn", place(number)))))
                    .isEqualTo(201);
            answer(release(sale, (int) number + 1, Ids.checkoutOf(place(number))));
        }

        assertThat(sale.waiting()).isZero();
        assertThat(sale.tally("claimed")).isEqualTo(60);
        assertThat(sale.tally("missed")).isZero();
    }

    @Test
    void aSlotFreedOnOneNodeIsOfferedAtOnce() {
        withinASecond("the turn", () -> {
            Sale sale = Service.first().open(server(), Map.of("cap", 1));
            Service.Admitted buyer = Service.first().enter(sale);
            sale.present(1);

            answer(release(sale, 1, buyer.checkout()));

            return () -> sale.numbersWithTurns().equals(List.of(1L));
        });
    }

    private Mono<Integer> post(Sale sale, int i, Map<String, String> body) {
        return client.post()
                .uri(
                        "http://127.0.0.1:{port}/v1/events/{event}/checkouts",
                        nodeOf(i).port(),
                        sale.event())
                .header("Idempotency-Key", "buyer-" + i)
                .bodyValue(body)
                .exchangeToMono(Clients::statusUnless503)
                .retryWhen(LATER);
    }

    private Mono<Integer> release(Sale sale, int i, String checkout) {
        return client.delete()
                .uri(
                        "http://127.0.0.1:{port}/v1/events/{event}/checkouts/{id}?outcome=completed",
                        nodeOf(i).port(),
                        sale.event(),
                        checkout)
                .header("Authorization", "Bearer " + Service.SHOP_KEY)
                .exchangeToMono(Clients::statusUnless503)
                .retryWhen(LATER);
    }

    private Service nodeOf(int i) {
        return nodes.get(i % 2);
    }
}

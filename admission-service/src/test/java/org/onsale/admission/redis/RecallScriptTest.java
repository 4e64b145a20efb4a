package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Waits.answer;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisRefusal;

final class RecallScriptTest extends RedisTest {
    private final MemoryStore memory = new MemoryStore(redis());

    @Test
    void withNothingInRedisThereIsNoList() {
        assertThat(answer(memory.terms(Sale.unheardOf(server()).event()))).isEmpty();
    }

    @Test
    void aHealthyEventListsItsCheckouts() {
        Sale sale = sale(5);
        long end = sale.now() + 60_000;
        sale.checkout("a", end).checkout("b", end + 1);

        assertThat(answer(memory.terms(sale.event())))
                .hasValueSatisfying(terms -> assertThat(terms)
                        .containsEntry("a", Instant.ofEpochMilli(end))
                        .containsEntry("b", Instant.ofEpochMilli(end + 1))
                        .hasSize(2));
    }

    @Test
    void aHealthyEventWithoutCheckoutsHasAnEmptyList() {
        assertThat(answer(memory.terms(sale(5).event())))
                .hasValueSatisfying(terms -> assertThat(terms).isEmpty());
    }

    @Test
    void onHoldTheListIsNotWhole() {
        Sale sale = sale(5);
        sale.checkout("a", sale.now() + 60_000).lostAuthority();

        assertThat(answer(memory.terms(sale.event()))).isEmpty();
    }

    @Test
    void endingsAndCountsAreReadAsTheyAre() {
        Sale sale = sale(5);
        sale.commands().hset(sale.key().tally(), "entered", "7");

        assertThat(answer(memory.ended(sale.event()))).isEmpty();
        assertThat(answer(memory.tally(sale.event())).entered()).isEqualTo(7);
    }

    @Test
    void aKeyOfAnotherTypeIsAnError() {
        Sale sale = sale(1);
        sale.commands().set(sale.key().terms(), "no terms");

        assertThatThrownBy(() -> answer(memory.terms(sale.event()))).isInstanceOf(RedisRefusal.class);
    }
}

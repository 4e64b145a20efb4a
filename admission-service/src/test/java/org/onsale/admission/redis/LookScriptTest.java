package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Waits.answer;
import static org.onsale.admission.support.Waits.until;

import org.junit.jupiter.api.Test;
import org.onsale.admission.domain.LeaseState;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisRefusal;

final class LookScriptTest extends RedisTest {
    private static final String CHECKOUT = "the-checkout";
    private final LeaseLookup leases = new LeaseLookup(redis());

    @Test
    void withNothingInRedisAbsenceProvesNothing() {
        assertThat(look(Sale.unheardOf(server()))).isEqualTo(LeaseState.ON_HOLD);
    }

    @Test
    void aLeaseIsHeldUntilItEnds() {
        Sale sale = sale(1);

        sale.checkout(CHECKOUT, sale.now() + 60_000);
        assertThat(look(sale)).isEqualTo(LeaseState.HELD);

        sale.checkout(CHECKOUT, sale.now());
        assertThat(look(sale)).isEqualTo(LeaseState.GONE);
    }

    @Test
    void aCheckoutThatIsNotThereIsGone() {
        assertThat(look(sale(1))).isEqualTo(LeaseState.GONE);
    }

    @Test
    void onHoldAbsenceProvesNothingUnlessItWasReleased() {
        Sale sale = sale(1).lostAuthority();
        assertThat(look(sale)).isEqualTo(LeaseState.ON_HOLD);

        sale.commands().hset(sale.key().terms(), CHECKOUT, "0");
        assertThat(look(sale)).isEqualTo(LeaseState.GONE);
    }

    @Test
    void aVerdictIsKeptForAShortTimeOnly() {
        Sale sale = sale(1);
        sale.checkout(CHECKOUT, sale.now() + 60_000);
        KeptVerdicts kept = new KeptVerdicts(leases);
        answer(kept.look(sale.event(), CHECKOUT));
        sale.commands().del(sale.key().checkouts());

        assertThat(answer(kept.look(sale.event(), CHECKOUT))).isEqualTo(LeaseState.HELD);
        until("the verdict to be asked for again", () -> answer(kept.look(sale.event(), CHECKOUT)) == LeaseState.GONE);
    }

    @Test
    void aKeyOfAnotherTypeIsAnError() {
        Sale sale = sale(1);
        sale.commands().set(sale.key().checkouts(), "no checkouts");

        assertThatThrownBy(() -> look(sale)).isInstanceOf(RedisRefusal.class);
    }

    private LeaseState look(Sale sale) {
        return answer(leases.look(sale.event(), CHECKOUT));
    }
}

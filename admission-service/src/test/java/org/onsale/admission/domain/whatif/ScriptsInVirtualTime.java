package org.onsale.admission.domain.whatif;

import static org.onsale.admission.support.Waits.answer;

import io.lettuce.core.BitFieldArgs;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.onsale.admission.domain.CheckoutEnd;
import org.onsale.admission.domain.ClaimOutcome;
import org.onsale.admission.domain.EntryOutcome;
import org.onsale.admission.domain.ExtendOutcome;
import org.onsale.admission.domain.OfferOutcome;
import org.onsale.admission.redis.CheckoutScripts;
import org.onsale.admission.redis.OfferScript;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.test.TestRedis;

/** The real scripts on a real Redis over an event of their own; only their clock is the test's. */
final class ScriptsInVirtualTime {
    private final String clock = "virtual-clock:" + UUID.randomUUID();
    private final Sale sale;
    private final OfferScript offers;
    private final CheckoutScripts checkouts;
    private int lastNumber;

    /** @param alteration of the scripts' text; what it finds nothing to alter in stays as it is */
    ScriptsInVirtualTime(
            TestRedis server, RedisAccess redis, Terms terms, long nowMs, UnaryOperator<String> alteration) {
        RedisAccess ours = redis.rewriting(script ->
                alteration.apply(script).replace("redis.call('TIME')", "redis.call('LRANGE','" + clock + "',0,1)"));
        offers = new OfferScript(ours);
        checkouts = new CheckoutScripts(ours);
        sale = Sale.unheardOf(server);
        setTime(nowMs);
        Map<String, Object> settings = new HashMap<>(Map.of("cap", terms.cap()));
        sale.found(redis, settings);
        change(terms);
    }

    void setTime(long nowMs) {
        sale.commands().multi();
        sale.commands().del(clock);
        sale.commands().rpush(clock, Long.toString(nowMs / 1_000), Long.toString(nowMs % 1_000 * 1_000));
        sale.commands().exec();
    }

    void change(Terms terms) {
        sale.setting("cap", terms.cap())
                .setting("phase", terms.phase().word())
                .setting("checkoutSeconds", terms.checkoutSeconds())
                .setting("heartbeatSeconds", terms.heartbeatSeconds())
                .setting("claimSeconds", terms.claimSeconds())
                .setting("missedTurns", terms.missedTurns());
        if (terms.ratePerMinute() == 0) {
            sale.commands().hdel(sale.key().settings(), "ratePerMinute");
        } else {
            sale.setting("ratePerMinute", terms.ratePerMinute());
        }
    }

    boolean enter(int checkout) {
        return answer(checkouts.enter(sale.event(), id(checkout))) instanceof EntryOutcome.Admitted;
    }

    int join() {
        int number = ++lastNumber;
        sale.line().put(Sale.place(number), number);
        return number;
    }

    void presentUntil(int number, long untilMs) {
        sale.commands()
                .bitfield(
                        sale.key().presence(),
                        BitFieldArgs.Builder.set(
                                BitFieldArgs.unsigned(40),
                                BitFieldArgs.typeWidthBasedOffset(number),
                                (untilMs + 99) / 100));
    }

    /** As the waiting room puts a called place back. */
    void heard(int number) {
        if (sale.commands().zrem(sale.key().away(), Sale.place(number)) == 1) {
            sale.line().put(Sale.place(number), number);
        }
    }

    OfferOutcome offer() {
        return answer(offers.offer(sale.event()));
    }

    boolean claim(int number, int checkout) {
        return answer(checkouts.claim(sale.event(), Sale.place(number), id(checkout))) instanceof ClaimOutcome.Admitted;
    }

    boolean extend(int checkout, long termEndMs) {
        return answer(checkouts.extend(sale.event(), id(checkout), Instant.ofEpochMilli(termEndMs), true))
                instanceof ExtendOutcome.Extended;
    }

    boolean release(int checkout) {
        return answer(checkouts.release(sale.event(), id(checkout), CheckoutEnd.COMPLETED));
    }

    List<Long> numbersWithTurns() {
        return sale.numbersWithTurns();
    }

    /** Waiting, away, turns, checkouts. */
    List<Long> counts() {
        return List.of(
                sale.waiting(),
                sale.commands().zcard(sale.key().away()),
                sale.commands().zcard(sale.key().turns()),
                sale.commands().zcard(sale.key().checkouts()));
    }

    void end() {
        sale.commands().del(clock);
        sale.line().lose();
        sale.key().all().forEach(key -> sale.commands().del(key));
    }

    private static String id(int checkout) {
        return "checkout-%010d".formatted(checkout);
    }
}

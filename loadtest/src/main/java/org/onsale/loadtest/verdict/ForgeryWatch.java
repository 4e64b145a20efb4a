package org.onsale.loadtest.verdict;

import java.util.EnumMap;
import java.util.Map;
import org.onsale.loadtest.history.Attack;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.history.Happening;

/** No token, code or pass that was made up, changed, used up or meant for somebody else does anything; refusing one fails nothing. */
final class ForgeryWatch implements Watch {
    private static final Attack[] ATTACKS = Attack.values();
    private static final int NOT_NOW = 503;

    private final Breaches breaches;
    private final Map<Attack, Long> refused = new EnumMap<>(Attack.class);

    ForgeryWatch(Facts facts) {
        this.breaches = new Breaches(facts);
    }

    @Override
    public void saw(BuyerEvent event) {
        if (event.what() != Happening.ATTACKED || event.b() == 0) {
            return;
        }
        Attack attack = ATTACKS[(int) event.a()];
        long status = event.b();
        if (attack.forges() && (status < 400 || (status >= 500 && status != NOT_NOW))) {
            breaches.byBuyer(event.atNanos(), event.buyer(), 0, "%s was answered %d", words(attack), status);
        } else if (attack.forges()) {
            refused.merge(attack, 1L, Long::sum);
        }
    }

    private static String words(Attack attack) {
        return attack.name().toLowerCase().replace('_', ' ');
    }

    @Override
    public Judgement judgement() {
        if (refused.isEmpty() && !breaches.any()) {
            return new Judgement.NotJudged("nothing was forged");
        }
        StringBuilder seen = new StringBuilder("refused:");
        refused.forEach((attack, count) -> seen.append(seen.length() > 8 ? ", " : " ")
                .append(count)
                .append(' ')
                .append(words(attack)));
        long tried = breaches.count()
                + refused.values().stream().mapToLong(Long::longValue).sum();
        return breaches.judge(seen.toString(), breaches.buyers(tried, "forgeries answered"));
    }
}

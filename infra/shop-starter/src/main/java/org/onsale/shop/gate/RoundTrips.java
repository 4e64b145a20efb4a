package org.onsale.shop.gate;

import java.util.List;
import org.onsale.shop.GateProperties;

/**
 * Notices browsers that go round between the shop and the entrance because the pass never arrives here: cookies of
 * another host, clocks apart, a wrong event. Each round could take another slot, so after three the buyer is told
 * instead. Counted in a cookie that lasts seconds; whoever refuses all cookies is stopped by the browser itself.
 */
final class RoundTrips {
    private static final int MOST = 3;
    private static final int REMEMBERED_SECONDS = 10;

    private final String cookie;

    RoundTrips(GateProperties properties) {
        this.cookie = "onsale_sent_" + properties.event();
    }

    /** Times this browser was sent to the entrance in the last seconds. */
    int of(Visit visit) {
        List<String> values = visit.cookies(cookie);
        return !values.isEmpty() && values.get(0).matches("[0-9]") ? Integer.parseInt(values.get(0)) : 0;
    }

    static boolean areTooMany(int trips) {
        return trips >= MOST;
    }

    /** The cookie for one more trip; the count begins anew after the last one. */
    String counted(int trips) {
        return areTooMany(trips)
                ? cookie + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"
                : cookie + "=" + (trips + 1) + "; Path=/; Max-Age=" + REMEMBERED_SECONDS + "; HttpOnly; SameSite=Lax";
    }
}

package org.onsale.admission.signin;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onsale.admission.application.KeepingRefusals;
import org.onsale.admission.domain.Refusal;
import org.onsale.redis.EventId;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** Notes what is known of a refused request. */
public final class RefusalNotes {
    private static final Pattern OF_EVENT = Pattern.compile("/v1/admin/events/([^/]+).*");
    private static final int LONGEST_PATH = 200;

    private final KeepingRefusals refusals;
    private final InstantSource clock;

    public RefusalNotes(KeepingRefusals refusals, InstantSource clock) {
        this.refusals = refusals;
        this.clock = clock;
    }

    void note(ServerWebExchange exchange, String address, Optional<String> who, Refusal.Why why) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        refusals.note(new Refusal(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                who,
                address,
                request.getMethod().name(),
                path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH),
                event(path),
                why,
                String.valueOf(exchange.<Object>getAttribute(RequestIds.ATTRIBUTE))));
    }

    private static Optional<String> event(String path) {
        Matcher address = OF_EVENT.matcher(path);
        return address.matches() ? EventId.parse(address.group(1)).map(EventId::value) : Optional.empty();
    }
}

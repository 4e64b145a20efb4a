package org.onsale.local.api;

import io.netty.handler.codec.http.HttpMethod;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The calls of the admission service that a shop or a buyer makes. */
public final class AdmissionApi {

    private final ServiceClient service;

    /** @param address without a slash at its end, for example {@code http://127.0.0.1:8081} */
    public AdmissionApi(String address) {
        this.service = new ServiceClient(address);
    }

    /** Asks for a checkout: 201 admitted, 200 waiting. The same key asks for the same one. */
    public Mono<Answer> enter(String event, String key) {
        return service.call(HttpMethod.POST, checkouts(event), Map.of("Idempotency-Key", key), "{}");
    }

    /** Turns an offered turn into a checkout: 201, or 409 when it is not offered any more. */
    public Mono<Answer> claim(String event, String turn) {
        return service.call(HttpMethod.POST, checkouts(event), Map.of(), "{\"turn\":\"" + turn + "\"}");
    }

    /** Renews the lease of a checkout: 200 with {@code expiresAt}, 410 once it is gone. */
    public Mono<Answer> heartbeat(String event, String checkout, String pass) {
        return service.call(HttpMethod.PUT, checkouts(event) + "/" + checkout, bearer(pass));
    }

    /** Gives the slot back: 204, also when repeated. */
    public Mono<Answer> release(String event, String checkout, String pass, Outcome outcome) {
        String path = checkouts(event) + "/" + checkout + "?outcome=" + outcome.word();
        return service.call(HttpMethod.DELETE, path, bearer(pass));
    }

    /** Asks whether the pass among the buyer's cookies is good: 204 or 401. */
    public Mono<Answer> check(String event, String cookies) {
        return service.call(HttpMethod.GET, "/v1/check?event=" + event, Map.of("Cookie", cookies));
    }

    private static String checkouts(String event) {
        return "/v1/events/" + event + "/checkouts";
    }

    private static Map<String, String> bearer(String pass) {
        return Map.of("Authorization", "Bearer " + pass);
    }
}

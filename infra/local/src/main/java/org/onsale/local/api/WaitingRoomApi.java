package org.onsale.local.api;

import io.netty.handler.codec.http.HttpMethod;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The calls of the waiting room service that a buyer makes. */
public final class WaitingRoomApi {

    private final ServiceClient service;

    /** @param address without a slash at its end, for example {@code http://127.0.0.1:8082} */
    public WaitingRoomApi(String address) {
        this.service = new ServiceClient(address);
    }

    /** Joins the line; the same key gives the same place. */
    public Mono<Answer> join(String event, String key) {
        return service.call(HttpMethod.POST, "/v1/events/" + event + "/places", Map.of("Idempotency-Key", key));
    }

    /** Asks whether it is the turn of this place. */
    public Mono<Answer> turn(String event, String place) {
        return service.call(
                HttpMethod.GET, "/v1/events/" + event + "/turn", Map.of("Authorization", "Bearer " + place));
    }
}

package org.onsale.loadtest.measure;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.onsale.loadtest.target.PublicApi;
import tools.jackson.databind.json.JsonMapper;

/** Many places in one line, joined over HTTP. */
final class Crowd {
    private static final int TRIES = 50;

    private Crowd() {}

    /** @return their place tokens, in no order */
    static List<String> joins(Calls calls, PublicApi api, int people) {
        Queue<String> tokens = new ConcurrentLinkedQueue<>();
        AtomicInteger refused = new AtomicInteger();
        int asked = 0;
        for (int round = 0; tokens.size() < people && round < TRIES; round++) {
            int missing = people - tokens.size();
            for (int i = 0; i < missing; i++) {
                String key = "crowd-" + asked++;
                calls.send(Calls.post(api.places(), key, "")).whenComplete((response, error) -> {
                    if (response != null && response.statusCode() / 100 == 2) {
                        tokens.add(token(response));
                    } else {
                        refused.incrementAndGet();
                    }
                });
            }
            calls.drain();
        }
        if (tokens.size() < people) {
            throw new IllegalStateException(
                    "Only %d of %d could join, %d were refused".formatted(tokens.size(), people, refused.get()));
        }
        return List.copyOf(tokens);
    }

    private static String token(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body()).path("place").asString("");
    }
}

package org.onsale.loadtest.target;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.onsale.loadtest.options.Target;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries, releases, joins and polls in a closed loop on two events of its own, so that a replay does not measure a
 * virtual machine that has just started. A closed loop waits for answers and cannot overload the target.
 */
public final class WarmUp {
    private static final int UNDER_WAY = 32;
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(2);
    private static final int POLLS_A_PLACE = 2;

    private final Calls calls = new Calls(UNDER_WAY);
    private final OrganiserApi organiser;
    private final String open = "warm-up-open-" + Instant.now().getEpochSecond();
    private final String full = "warm-up-full-" + Instant.now().getEpochSecond();
    private final PublicApi openApi;
    private final PublicApi fullApi;

    private WarmUp(Target target) {
        organiser = new OrganiserApi(target);
        openApi = PublicApi.of(target, open);
        fullApi = PublicApi.of(target, full);
    }

    /** @return visitors that came by */
    public static int of(Target target, Duration time) throws IOException {
        return new WarmUp(target).run(time);
    }

    private int run(Duration time) throws IOException {
        organiser.put(open, Map.of("cap", 1_000));
        organiser.put(full, Map.of("cap", 0));
        Wait.of(UNTIL_KNOWN);
        long deadline = System.nanoTime() + time.toNanos();
        int visitors = 0;
        while (System.nanoTime() < deadline) {
            visit("visitor-" + visitors++);
        }
        calls.drain();
        organiser.patch(open, Map.of("phase", "closed"));
        organiser.patch(full, Map.of("phase", "closed"));
        return visitors;
    }

    private void visit(String key) {
        calls.send(Calls.post(openApi.checkouts(), key, "{}")).thenAccept(this::leave);
        CompletableFuture<HttpResponse<String>> joined = calls.send(Calls.post(fullApi.places(), key, ""));
        joined.thenAccept(this::poll);
    }

    /** Runs on the client's threads, which must not wait for their own turn. */
    private void leave(HttpResponse<String> entered) {
        JsonNode body = JsonMapper.shared().readTree(entered.body());
        String checkout = openApi.checkouts() + "/" + body.path("checkout").asString("") + "?outcome=abandoned";
        calls.sendAtOnce(Calls.delete(checkout, body.path("pass").asString("")));
    }

    private void poll(HttpResponse<String> joined) {
        String token = JsonMapper.shared().readTree(joined.body()).path("place").asString("");
        for (int i = 0; i < POLLS_A_PLACE; i++) {
            calls.sendAtOnce(Calls.get(fullApi.turn(), token));
        }
    }
}

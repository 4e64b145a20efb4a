package org.onsale.admission.organiser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.application.KeepingRefusals;
import org.onsale.admission.domain.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows admins who was refused. */
@RestController
final class RefusalsController {
    private final KeepingRefusals refusals;

    RefusalsController(KeepingRefusals refusals) {
        this.refusals = refusals;
    }

    @GetMapping(path = "/v1/admin/refusals", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Map<String, List<Map<String, @Nullable Object>>>> latest(
            @RequestParam(name = "count", defaultValue = Counts.USUAL) String count) {
        return refusals.latest(Counts.of(count))
                .map(latest -> Map.of(
                        "refusals",
                        latest.stream().map(RefusalsController::json).toList()));
    }

    private static Map<String, @Nullable Object> json(Refusal refusal) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("at", refusal.at());
        json.put("who", refusal.who().orElse(null));
        json.put("address", refusal.address());
        json.put("method", refusal.method());
        json.put("path", refusal.path());
        json.put("event", refusal.event().orElse(null));
        json.put("why", refusal.why().words());
        json.put("request", refusal.request());
        return json;
    }
}

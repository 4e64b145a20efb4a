package org.onsale.admission.organiser;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.application.TryingSettings;
import org.onsale.admission.domain.Preview;
import org.onsale.admission.domain.Wait;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a change of settings would do; changes nothing. */
@RestController
final class PreviewController {
    private final TryingSettings trying;

    /** The wait of somebody who joins now, before and after. */
    record Waits(Wait now, Wait then) {}

    /** What an organiser is told before the change is made. */
    record Body(
            Map<String, Map<String, @Nullable Object>> changes,
            @JsonProperty("wait") Waits expectedWait,
            int letInAtOnce,
            boolean crowd,
            List<String> effects) {}

    PreviewController(TryingSettings trying) {
        this.trying = trying;
    }

    @PostMapping(
            path = "/v1/admin/events/{event}/preview",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Body> preview(@PathVariable("event") String event, @RequestBody Map<String, @Nullable Object> patch) {
        return trying.preview(Events.known(event), patch).map(PreviewController::body);
    }

    private static Body body(Preview preview) {
        return new Body(
                AuditController.fromTo(preview.changes()),
                new Waits(preview.now(), preview.then()),
                preview.letInAtOnce(),
                preview.crowd(),
                preview.effects());
    }
}

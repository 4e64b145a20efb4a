package org.onsale.admission.organiser;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.application.AskingWhatIf;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a sale would be like. Changes nothing. */
@RestController
@RequestMapping(path = "/v1/admin/events/{event}/what-if", produces = MediaType.APPLICATION_JSON_VALUE)
final class WhatIfController {
    private final AskingWhatIf asking;

    WhatIfController(AskingWhatIf asking) {
        this.asking = asking;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<Map<String, @Nullable Object>> ask(
            @PathVariable("event") String event, @RequestBody Map<String, @Nullable Object> body) {
        WhatIfBody.Asked asked = WhatIfBody.asked(body);
        return asking.ask(Events.known(event), asked.question(), asked.asRecorded())
                .switchIfEmpty(Mono.error(WhatIfController::nothingRecorded));
    }

    private static Problem nothingRecorded() {
        return Problem.of(
                ProblemType.INVALID_REQUEST,
                "No arrivals are recorded that could be simulated: say how many people come.");
    }
}

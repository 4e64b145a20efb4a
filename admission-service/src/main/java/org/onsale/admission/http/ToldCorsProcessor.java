package org.onsale.admission.http;

import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;

/** Spring's rules of cross-origin requests, with a refusal that says why. */
public final class ToldCorsProcessor extends DefaultCorsProcessor {

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        throw Problem.of(
                ProblemType.FORBIDDEN_ORIGIN, "ONSALE_CORS_ORIGINS or returnOrigins of the event must list it.");
    }
}

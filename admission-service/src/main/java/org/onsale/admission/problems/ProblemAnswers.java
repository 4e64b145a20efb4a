package org.onsale.admission.problems;

import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers every failed request, wherever it failed: in a filter, in the framework, in a controller. */
@Order(ProblemAnswers.BEFORE_SPRING_BOOTS_OWN)
public final class ProblemAnswers implements WebExceptionHandler {
    static final int BEFORE_SPRING_BOOTS_OWN = -2;

    private final Translation translation;
    private final JsonMapper json;

    public ProblemAnswers(RetryLater retryLater, JsonMapper json) {
        this.translation = new Translation(retryLater);
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        return exchange.getResponse().isCommitted()
                ? Mono.error(error)
                : write(exchange.getResponse(), translation.problem(error));
    }

    private Mono<Void> write(ServerHttpResponse response, Problem problem) {
        response.setStatusCode(problem.type().status());
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.headers().forEach((name, values) -> values.forEach(value -> headers.set(name, value)));
        byte[] body = json.writeValueAsBytes(problem.body());
        headers.setContentLength(body.length);
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }
}

package org.onsale.waitingroom.http;

import io.netty.handler.timeout.ReadTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onsale.redis.RedisAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers whatever no controller answered: errors of the framework and of ours. Tells nothing of their insides. */
@Component
@Order(-2)
final class ProblemHandler implements ErrorWebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final Problems problems;
    private final PlainAnswers plain;
    private final JsonMapper json;

    ProblemHandler(Problems problems, PlainAnswers plain, JsonMapper json) {
        this.problems = problems;
        this.plain = plain;
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        ProblemType type = typeOf(failure);
        if (type == ProblemType.INTERNAL) {
            LOG.error(
                    "{} of {} failed",
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath(),
                    failure);
        }
        response.setStatusCode(type.status());
        boolean isForPeople = PlainAddress.isOf(exchange.getRequest());
        HttpHeaders headers = isForPeople ? plain.headers(type) : problems.headers(type);
        allow(failure, headers);
        headers.forEach((name, values) -> response.getHeaders().put(name, values));
        if (type == ProblemType.TOO_SLOW) {
            response.getHeaders().setConnection("close");
        }
        byte[] body = isForPeople ? page(type, headers) : json.writeValueAsBytes(Problem.of(type));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private byte[] page(ProblemType type, HttpHeaders headers) {
        return plain.page(type, headers, Optional.empty()).getBytes(StandardCharsets.UTF_8);
    }

    private static void allow(Throwable failure, HttpHeaders headers) {
        if (failure instanceof ErrorResponse error && error.getHeaders().containsHeader(HttpHeaders.ALLOW)) {
            headers.setAllow(error.getHeaders().getAllow());
        }
    }

    private static ProblemType typeOf(Throwable failure) {
        if (failure instanceof RedisAway) {
            return ProblemType.REDIS_AWAY;
        }
        if (hasCause(failure, DataBufferLimitException.class)) {
            return ProblemType.TOO_LARGE;
        }
        if (hasCause(failure, ReadTimeoutException.class)) {
            return ProblemType.TOO_SLOW;
        }
        return failure instanceof ErrorResponse error ? typeOf(error.getStatusCode()) : ProblemType.INTERNAL;
    }

    private static ProblemType typeOf(HttpStatusCode status) {
        return switch (HttpStatus.valueOf(status.value())) {
            case FORBIDDEN -> ProblemType.ORIGIN_NOT_ALLOWED;
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> ProblemType.NOT_ACCEPTABLE;
            case UNSUPPORTED_MEDIA_TYPE -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case CONTENT_TOO_LARGE -> ProblemType.TOO_LARGE;
            default -> status.is4xxClientError() ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL;
        };
    }

    private static boolean hasCause(@Nullable Throwable failure, Class<? extends Throwable> kind) {
        return failure != null && (kind.isInstance(failure) || hasCause(failure.getCause(), kind));
    }
}

package org.onsale.waitingroom.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onsale.redis.EventId;
import org.onsale.waitingroom.application.AskingTurn;
import org.onsale.waitingroom.application.BadToken;
import org.onsale.waitingroom.application.Told;
import org.onsale.waitingroom.application.TurnAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import tools.jackson.databind.json.JsonMapper;

/**
 * The poll as the waiting page sends it, answered before WebFlux begins: nearly all requests of a sale are such polls. One
 * that is unusual in anything but its token (a body, another type wanted, a foreign page, an escaped address) is left to
 * {@link TurnController}, which answers every poll.
 */
@Component
final class TurnRoute implements NettyRouteProvider {

    private static final String BEFORE_EVENT = "/v1/events/";
    private static final String AFTER_EVENT = "/turn";
    private static final Logger LOG = LoggerFactory.getLogger(TurnRoute.class);

    private final AskingTurn asking;
    private final TurnJson json;
    private final Problems problems;
    private final Origins origins;
    private final JsonMapper mapper;

    TurnRoute(AskingTurn asking, TurnJson json, Problems problems, Origins origins, JsonMapper mapper) {
        this.asking = asking;
        this.json = json;
        this.problems = problems;
        this.origins = origins;
        this.mapper = mapper;
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(this::isUsual, this::answer);
    }

    private boolean isUsual(HttpServerRequest request) {
        return HttpMethod.GET.equals(request.method())
                && event(request.uri()).isPresent()
                && isUsual(request.requestHeaders());
    }

    private boolean isUsual(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.HOST)
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && isOneValue(headers, HttpHeaderNames.AUTHORIZATION)
                && takesJson(headers.get(HttpHeaderNames.ACCEPT))
                && isOfAllowedPage(headers.get(HttpHeaderNames.ORIGIN));
    }

    private static Optional<EventId> event(String address) {
        boolean isTurn = address.startsWith(BEFORE_EVENT)
                && address.endsWith(AFTER_EVENT)
                && address.length() > BEFORE_EVENT.length() + AFTER_EVENT.length();
        return isTurn
                ? EventId.parse(address.substring(BEFORE_EVENT.length(), address.length() - AFTER_EVENT.length()))
                : Optional.empty();
    }

    private static boolean isOneValue(HttpHeaders headers, AsciiString name) {
        Iterator<? extends CharSequence> values = headers.valueCharSequenceIterator(name);
        return values.hasNext() && values.next().toString().indexOf(',') < 0 && !values.hasNext();
    }

    private static boolean takesJson(@Nullable String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("application/json");
    }

    private boolean isOfAllowedPage(@Nullable String origin) {
        return origin == null || origins.isAllowed(origin);
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        EventId event = event(request.uri()).orElseThrow();
        HttpHeaders headers = request.requestHeaders();
        allow(headers.get(HttpHeaderNames.ORIGIN), response);
        return Bearer.tokenOf(headers.get(HttpHeaderNames.AUTHORIZATION))
                .map(token -> asking.ask(event, token))
                .orElseGet(() -> Mono.just(new BadToken()))
                .flatMap(answer -> send(response, event, answer))
                .onErrorResume(failure -> !response.hasSentHeaders(), failure -> failed(response, event, failure));
    }

    /** As {@link Origins} does for all other calls. */
    private static void allow(@Nullable String origin, HttpServerResponse response) {
        if (origin != null) {
            response.header(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .header(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, Origins.EXPOSED)
                    .header(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        }
    }

    private Mono<Void> send(HttpServerResponse response, EventId event, TurnAnswer answer) {
        if (answer instanceof Told told) {
            response.header(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                    .header(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
            CharSequence body = json.ofPoll(told, event.value());
            return send(response, ByteBufUtil.writeUtf8(response.alloc(), body));
        }
        return send(response, problems.answer(answer));
    }

    private Mono<Void> failed(HttpServerResponse response, EventId event, Throwable failure) {
        LOG.error("A poll of {} failed", event, failure);
        return send(response, problems.answer(ProblemType.INTERNAL));
    }

    private Mono<Void> send(HttpServerResponse response, ResponseEntity<Object> problem) {
        response.status(problem.getStatusCode().value());
        problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        return send(response, Unpooled.wrappedBuffer(mapper.writeValueAsBytes(problem.getBody())));
    }

    private static Mono<Void> send(HttpServerResponse response, ByteBuf body) {
        return response.sendObject(body).then();
    }
}

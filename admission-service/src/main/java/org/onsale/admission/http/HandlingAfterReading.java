package org.onsale.admission.http;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Begins each request in a task of its own on its connection's event loop, instead of within the reading of it.
 *
 * <p>Reactor Netty 1.3.7 stops reading a connection for good when a request that had to be queued (its client was quicker
 * than the end of the request before) is answered while it is still being taken from the queue (reactor-netty issue 4361,
 * mended in 1.3.8, which needs a later Netty than Boot 4.1.1 brings). A check answered from memory right after a release is
 * such a request.
 */
@Component
final class HandlingAfterReading implements HttpHandlerDecoratorFactory {

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> ownTask(request).then(Mono.defer(() -> handler.handle(request, response)));
    }

    /** Completes in the next task of the connection's event loop. */
    private static Mono<Void> ownTask(ServerHttpRequest request) {
        HttpServerRequest connected = ServerHttpRequestDecorator.getNativeRequest(request);
        return Mono.create(task -> connected.withConnection(
                connection -> connection.channel().eventLoop().execute(task::success)));
    }
}

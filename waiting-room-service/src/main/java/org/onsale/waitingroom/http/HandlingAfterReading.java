package org.onsale.waitingroom.http;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServer;

/**
 * Answers each request in a task of its own on its connection's event loop, instead of within the reading of it.
 *
 * <p>Reactor Netty 1.3.7 stops reading a connection for good when a request that had to be queued (its client was quicker
 * than the end of the request before) is answered while it is still being taken from the queue (reactor-netty issue 4361,
 * mended in 1.3.8, which needs a later Netty than Boot 4.1.1 brings). A poll answered from memory right after a join is such a
 * request; so is one whose address Spring cannot read and refuses before any handler of ours.
 */
@Component
final class HandlingAfterReading implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.mapHandle((handling, connection) -> ownTask(connection).then(handling));
    }

    /** Completes in the next task of the connection's event loop. */
    private static Mono<Void> ownTask(Connection connection) {
        return Mono.create(task -> connection.channel().eventLoop().execute(task::success));
    }
}

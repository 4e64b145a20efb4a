package org.onsale.loadtest.bench.reference;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import java.nio.charset.StandardCharsets;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** One reactor-netty route that answers ready bytes: what a poll costs if nothing is done for it. */
public final class BareNetty {
    private static final ByteBuf BODY = Unpooled.unreleasableBuffer(
            Unpooled.directBuffer().writeBytes(Ready.JSON.getBytes(StandardCharsets.UTF_8)));

    private BareNetty() {}

    public static void main(String[] args) {
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get(
                        "/ready",
                        (request, response) -> response.header(
                                        HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(BODY.readableBytes()))
                                .sendObject(BODY.duplicate())))
                .bindNow();
        Ready.tell(server.port());
        server.onDispose().block();
    }
}

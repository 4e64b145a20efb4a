package org.onsale.contract;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Sees every request and answer of one connection, right behind the codec: below all frameworks, hence also what routes,
 * filters and error handlers answer.
 */
final class ContractWatch extends ChannelDuplexHandler {
    private static final String STREAM = "text/event-stream";

    private final Contract contract;
    /** Requests in the order they came, which is that of the answers. */
    private final Queue<Heard> unanswered = new ArrayDeque<>();

    private @Nullable Heard hearing;
    private @Nullable Told telling;

    ContractWatch(Contract contract) {
        this.contract = contract;
    }

    private record Heard(HttpRequest request, ByteArrayOutputStream body) {}

    private record Told(HttpResponse response, Heard heard, ByteArrayOutputStream body) {}

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest request) {
            hearing = new Heard(request, new ByteArrayOutputStream());
            unanswered.add(hearing);
        }
        if (message instanceof HttpContent content && hearing != null) {
            hearing.body().writeBytes(ByteBufUtil.getBytes(content.content()));
        }
        super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse response && !isInterim(response)) {
            Heard heard = unanswered.poll();
            telling = heard == null ? null : new Told(response, heard, new ByteArrayOutputStream());
        }
        if (message instanceof HttpContent content && telling != null) {
            told(telling, content);
        }
        super.write(context, message, promise);
    }

    private static boolean isInterim(HttpResponse response) {
        return response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    /** An answer is looked at when it is whole, a stream piece by piece. */
    private void told(Told told, HttpContent content) {
        told.body().writeBytes(ByteBufUtil.getBytes(content.content()));
        boolean isStream = Exchange.essence(headers(told.response())).equals(STREAM);
        if (content instanceof LastHttpContent || isStream) {
            look(told);
            told.body().reset();
        }
        if (content instanceof LastHttpContent) {
            telling = null;
        }
    }

    private void look(Told told) {
        HttpRequest request = told.heard().request();
        URI address = address(request);
        if (request.decoderResult().isSuccess() && address != null) {
            contract.look(new Exchange(
                    request.method().name(),
                    address,
                    headers(request),
                    told.heard().body().toByteArray(),
                    told.response().status().code(),
                    headers(told.response()),
                    told.body().toByteArray()));
        }
    }

    /** Null if it is none: no operation can be meant then. */
    private static @Nullable URI address(HttpRequest request) {
        try {
            URI address = new URI("http://service" + request.uri());
            return address.getRawPath() == null || !request.uri().startsWith("/") ? null : address;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static HttpHeaders headers(HttpMessage message) {
        HttpHeaders headers = new HttpHeaders();
        message.headers().forEach(header -> headers.add(header.getKey(), header.getValue()));
        return headers;
    }
}

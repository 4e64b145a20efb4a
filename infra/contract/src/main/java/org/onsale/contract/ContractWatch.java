package org.onsale.contract;

import java.io.ByteArrayOutputStream;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sees every request and answer below the framework, hence also what filters and error handlers answer. */
final class ContractWatch implements HttpHandlerDecoratorFactory {
    private final Contract contract;

    ContractWatch(Contract contract) {
        this.contract = contract;
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> {
            Heard heard = new Heard(request);
            return handler.handle(heard, new Told(response, heard, contract));
        };
    }

    /** A request that remembers the body as it is read. */
    private static final class Heard extends ServerHttpRequestDecorator {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Heard(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().doOnNext(buffer -> body.writeBytes(bytes(buffer)));
        }
    }

    /** An answer that is looked at before it is sent. */
    private static final class Told extends ServerHttpResponseDecorator {
        private final Heard request;
        private final Contract contract;

        Told(ServerHttpResponse response, Heard request, Contract contract) {
            super(response);
            this.request = request;
            this.contract = contract;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            Mono<DataBuffer> whole =
                    DataBufferUtils.join(body).switchIfEmpty(Mono.fromRunnable(() -> look(new byte[0])));
            return super.writeWith(whole.doOnNext(buffer -> look(bytes(buffer))));
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return super.writeAndFlushWith(Flux.from(body)
                    .map(piece -> DataBufferUtils.join(piece).doOnNext(buffer -> look(bytes(buffer)))));
        }

        @Override
        public Mono<Void> setComplete() {
            return Mono.defer(() -> {
                if (!isCommitted()) {
                    look(new byte[0]);
                }
                return super.setComplete();
            });
        }

        private void look(byte[] body) {
            contract.look(new Exchange(
                    request.getMethod().name(),
                    request.getURI(),
                    request.getHeaders(),
                    request.body.toByteArray(),
                    getStatusCode() == null ? 200 : getStatusCode().value(),
                    HttpHeaders.copyOf(getHeaders()),
                    body));
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        int position = buffer.readPosition();
        buffer.read(bytes);
        buffer.readPosition(position);
        return bytes;
    }
}

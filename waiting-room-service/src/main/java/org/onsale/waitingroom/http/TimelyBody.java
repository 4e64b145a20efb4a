package org.onsale.waitingroom.http;

import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A request whose body has to keep coming: 5 s for the next piece, 10 s for all of it. Timed here and not by the server,
 * which would set and clear two timers for every poll.
 */
final class TimelyBody extends ServerHttpRequestDecorator {

    private static final Duration NEXT_PIECE = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(10);

    TimelyBody(ServerHttpRequest request) {
        super(request);
    }

    /** Fails with {@link ReadTimeoutException} when it is too slow. */
    @Override
    public Flux<DataBuffer> getBody() {
        Mono<DataBuffer> late = Mono.delay(WHOLE).then(Mono.error(ReadTimeoutException.INSTANCE));
        return super.getBody()
                .timeout(NEXT_PIECE)
                .onErrorMap(TimeoutException.class, slow -> ReadTimeoutException.INSTANCE)
                .takeUntilOther(late);
    }
}

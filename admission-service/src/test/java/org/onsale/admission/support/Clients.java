package org.onsale.admission.support;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

/**
 * HTTP clients with event loops of their own, since a service that ends takes the ones of its process along, and with
 * a connection for each request, since a test that looks at a status only leaves the body unread.
 */
public final class Clients {
    static final ClientHttpConnector CONNECTOR = new ReactorClientHttpConnector(
            HttpClient.newConnection().keepAlive(false).runOn(LoopResources.create("tests")));

    private Clients() {}

    public static WebClient web() {
        return WebClient.builder().clientConnector(CONNECTOR).build();
    }

    /** The status of an answer; an error when it asks to come again. */
    public static Mono<Integer> statusUnless503(ClientResponse answer) {
        int status = answer.statusCode().value();
        return answer.releaseBody()
                .then(status == 503 ? Mono.error(new IllegalStateException("503")) : Mono.just(status));
    }
}

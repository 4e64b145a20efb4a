package org.onsale.loadtest.bench.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** A plain WebFlux service: a POST that reads a small JSON body and answers a record, and a GET that answers one. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class BareWebFlux {
    /** Body of the POST. */
    record Question(String key) {}

    /** Body of both answers: 147 bytes, as {@link Ready#JSON}. */
    record Answer(
            String status,
            long number,
            long ahead,
            @JsonProperty("wait") Known expectedWait,
            long pollAfterMs,
            @Nullable String message,
            String asOf) {
        static final Answer READY = new Answer(
                "waiting", 12_345_678, 12_345_677, new Known(false), 40_000, null, "2031-05-01T10:00:00.000Z");
    }

    /** Part of an answer. */
    record Known(boolean known) {}

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(BareWebFlux.class);
        application.setDefaultProperties(
                Map.of("server.port", "0", "server.address", "127.0.0.1", "spring.main.banner-mode", "off"));
        application.addListeners((ApplicationListener<ReactiveWebServerInitializedEvent>)
                event -> Ready.tell(event.getWebServer().getPort()));
        application.run(args);
    }

    @Bean
    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST(
                        "/post",
                        request -> request.bodyToMono(Question.class)
                                .flatMap(question -> ServerResponse.ok().bodyValue(Answer.READY)))
                .GET("/ready", request -> ServerResponse.ok().bodyValue(Answer.READY))
                .build();
    }
}

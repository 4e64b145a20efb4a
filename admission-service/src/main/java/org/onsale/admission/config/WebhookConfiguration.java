package org.onsale.admission.config;

import com.standardwebhooks.Webhook;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.onsale.admission.application.DeliveringNotices;
import org.onsale.admission.application.KnownEvents;
import org.onsale.admission.metrics.Metrics;
import org.onsale.admission.redis.NoticeOutbox;
import org.onsale.admission.schedule.Rounds;
import org.onsale.admission.webhooks.HttpReceiver;
import org.onsale.redis.RedisAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks: who is told, over connections of their own, so that a slow receiver takes nothing from anybody else. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int MOST_CONNECTIONS = 16;

    @Bean(destroyMethod = "dispose")
    ConnectionProvider webhookConnections() {
        return ConnectionProvider.builder("webhooks")
                .maxConnections(MOST_CONNECTIONS)
                .pendingAcquireMaxCount(MOST_CONNECTIONS)
                .pendingAcquireTimeout(PATIENCE)
                .maxIdleTime(IDLE)
                .build();
    }

    @Bean
    DeliveringNotices deliveringNotices(
            Installation installation,
            KnownEvents events,
            RedisAccess redis,
            Metrics metrics,
            ConnectionProvider webhookConnections,
            ReactorResourceFactory resources,
            JsonMapper json,
            InstantSource clock) {
        List<URI> addresses = Webhooks.addresses(installation.webhookUrls());
        HttpClient client = HttpClient.create(webhookConnections)
                .runOn(resources.getLoopResources())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis())
                .responseTimeout(PATIENCE)
                .followRedirect(false);
        return new DeliveringNotices(
                events,
                new NoticeOutbox(redis),
                receivers(addresses, installation, client, json, clock),
                metrics,
                clock);
    }

    private static List<HttpReceiver> receivers(
            List<URI> addresses, Installation installation, HttpClient client, JsonMapper json, InstantSource clock) {
        if (addresses.isEmpty()) {
            return List.of();
        }
        Webhook signer = Webhooks.signer(installation.webhookSecret());
        return addresses.stream()
                .map(address -> new HttpReceiver(address, signer, client, json, clock))
                .toList();
    }

    @Bean
    Rounds webhookRounds(DeliveringNotices delivering) {
        return new Rounds("webhooks", BETWEEN_ROUNDS, delivering.mostRoundsAtOnce(), delivering.round());
    }
}

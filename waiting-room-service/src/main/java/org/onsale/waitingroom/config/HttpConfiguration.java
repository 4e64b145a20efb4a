package org.onsale.waitingroom.config;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.onsale.waitingroom.http.EnterAddress;
import org.onsale.waitingroom.http.IdentityAssertions;
import org.onsale.waitingroom.http.Origins;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** What HTTP needs from the settings, and how long a client may take. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** Event loops of its own, so that several nodes may live and end in one process. */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }

    @Bean
    EnterAddress enterAddress(OnsaleSettings settings) {
        return new EnterAddress(settings.admissionUrl());
    }

    @Bean
    Origins origins(OnsaleSettings settings) {
        try {
            return new Origins(settings.origins());
        } catch (IllegalArgumentException e) {
            throw new UnreadableSetting("ONSALE_CORS_ORIGINS", String.valueOf(e.getMessage()));
        }
    }

    @Bean
    IdentityAssertions identityAssertions(OnsaleSettings settings, InstantSource clock) {
        try {
            return settings.identity()
                    .map(key -> IdentityAssertions.with(Base64.getDecoder().decode(key), clock))
                    .orElseGet(() -> IdentityAssertions.none(clock));
        } catch (IllegalArgumentException e) {
            throw new UnreadableSetting(
                    "ONSALE_IDENTITY_KEY",
                    "wanted is base64 of 32 bytes or more, for example from: openssl rand -base64 32");
        }
    }

    /** One timer a connection; the server's own idle timeout is a new handler and timer for each request. */
    @Bean
    NettyServerCustomizer silentConnections() {
        return server -> server.doOnChannelInit((observer, channel, address) ->
                channel.pipeline().addFirst("silent-connections", new ClosedWhenSilent(SILENCE)));
    }

    /** Closes a connection that nothing was read from for so long. */
    private static final class ClosedWhenSilent extends IdleStateHandler {

        ClosedWhenSilent(Duration silence) {
            super(silence.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
        }

        @Override
        protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
            context.close();
        }
    }
}

package org.onsale.admission.config;

import io.netty.channel.ChannelOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.onsale.admission.application.KeepingRefusals;
import org.onsale.admission.problems.RetryLater;
import org.onsale.admission.redis.RefusalLog;
import org.onsale.admission.schedule.Bookkeeping;
import org.onsale.admission.signin.Bearers;
import org.onsale.admission.signin.Door;
import org.onsale.admission.signin.FailureLimit;
import org.onsale.admission.signin.IssuedTokens;
import org.onsale.admission.signin.OrganiserTokens;
import org.onsale.admission.signin.OrganisersOnly;
import org.onsale.admission.signin.RefusalNotes;
import org.onsale.admission.signin.RequestIds;
import org.onsale.admission.signin.SignIn;
import org.onsale.admission.signin.SourceAddresses;
import org.onsale.redis.Ids;
import org.onsale.redis.RedisAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/** The organisers' side: who may come in, how that is told, who was refused. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
class OrganiserConfiguration {
    private static final Logger log = LoggerFactory.getLogger(OrganiserConfiguration.class);
    private static final Duration FAILURES_COUNTED_OVER = Duration.ofMinutes(1);
    private static final Duration ISSUER_ANSWERS_WITHIN = Duration.ofSeconds(3);
    private static final int ISSUER_CONNECTS_WITHIN_MS = 2_000;

    @Bean
    OrganiserTokens organiserTokens(Installation installation) {
        String given = installation.adminToken();
        if (given.isBlank()) {
            String token = Ids.random(new SecureRandom());
            log.warn("ONSALE_ADMIN_TOKEN is not set: organisers use {} until this process ends.", token);
            return OrganiserTokens.parse(token);
        }
        try {
            return OrganiserTokens.parse(given);
        } catch (IllegalArgumentException e) {
            throw new UnreadableSetting("ONSALE_ADMIN_TOKEN", String.valueOf(e.getMessage()));
        }
    }

    @Bean
    SignIn signIn(SignInSettings settings) {
        return new SignIn(settings.issuer()
                .map(issuer -> new SignIn.Provider(issuer, settings.oidcClientId(), settings.oidcScope())));
    }

    @Bean
    Bearers bearers(
            OrganiserTokens own, SignInSettings settings, ReactorResourceFactory resources, InstantSource clock) {
        return new Bearers(
                own,
                settings.issuer()
                        .map(issuer -> IssuedTokens.of(
                                issuer, settings.oidcAudience(), settings.oidcRolesClaim(), web(resources), clock)));
    }

    private static WebClient web(ReactorResourceFactory resources) {
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(
                        resources,
                        client -> client.responseTimeout(ISSUER_ANSWERS_WITHIN)
                                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, ISSUER_CONNECTS_WITHIN_MS)))
                .build();
    }

    @Bean
    KeepingRefusals keepingRefusals(RedisAccess redis) {
        return new KeepingRefusals(new RefusalLog(redis));
    }

    @Bean
    Bookkeeping bookkeeping(KeepingRefusals refusals) {
        return new Bookkeeping(refusals);
    }

    @Bean
    Door door(
            Bearers bearers,
            SignInSettings settings,
            KeepingRefusals refusals,
            RetryLater retryLater,
            InstantSource clock) {
        return new Door(
                bearers,
                new FailureLimit(settings.failuresPerMinute(), FAILURES_COUNTED_OVER),
                sources(settings),
                new RefusalNotes(refusals, clock),
                retryLater);
    }

    private static SourceAddresses sources(SignInSettings settings) {
        try {
            return SourceAddresses.behind(settings.proxies());
        } catch (IllegalArgumentException e) {
            throw new UnreadableSetting("ONSALE_TRUSTED_PROXIES", String.valueOf(e.getMessage()));
        }
    }

    @Bean
    @Order(0)
    RequestIds requestIds() {
        SecureRandom random = new SecureRandom();
        return new RequestIds(() -> Ids.random(random));
    }

    @Bean
    @Order(3)
    OrganisersOnly organisersOnly(Door door) {
        return new OrganisersOnly(door);
    }
}

package org.onsale.waitingroom.config;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.application.AskingTurn;
import org.onsale.waitingroom.application.EventBoards;
import org.onsale.waitingroom.application.JoiningLine;
import org.onsale.waitingroom.application.LeavingLine;
import org.onsale.waitingroom.application.PermitsJoins;
import org.onsale.waitingroom.application.ShowingBoard;
import org.onsale.waitingroom.domain.PlaceKeyRing;
import org.onsale.waitingroom.metrics.LineMetrics;
import org.onsale.waitingroom.schedule.Ticks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases, what drives them by the clock, and what counts them. */
@Configuration(proxyBeanMethods = false)
class LineConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LineConfiguration.class);
    private static final Duration JOINS_PERIOD = Duration.ofMillis(100);

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** For jitter, not for secrets. */
    @Bean
    RandomGenerator random() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    @Bean
    PlaceKeyRing placeKeyRing(OnsaleSettings settings) {
        try {
            return settings.place().map(PlaceKeyRing::parse).orElseGet(LineConfiguration::randomKey);
        } catch (IllegalArgumentException e) {
            throw new UnreadableSetting("ONSALE_PLACE_KEY", String.valueOf(e.getMessage()));
        }
    }

    private static PlaceKeyRing randomKey() {
        LOG.warn("ONSALE_PLACE_KEY is not set: a random key is used, so place tokens end with this process"
                + " and no other node takes them");
        return PlaceKeyRing.random(new SecureRandom());
    }

    @Bean
    PermitsJoins permitsJoins(OnsaleSettings settings) {
        long periods = Duration.ofSeconds(1).dividedBy(JOINS_PERIOD);
        RateLimiter limiter = RateLimiter.of(
                "joins",
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(JOINS_PERIOD)
                        .limitForPeriod((int) Math.max(1, settings.joinsPerSecond() / periods))
                        .timeoutDuration(Duration.ZERO)
                        .build());
        return limiter::acquirePermission;
    }

    @Bean
    LineMetrics lineMetrics(MeterRegistry meters) {
        return new LineMetrics(meters);
    }

    @Bean
    WaitingRoomNode waitingRoomNode(
            OnsaleSettings settings,
            RedisAccess redis,
            PlaceKeyRing keys,
            PermitsJoins permits,
            InstantSource clock,
            RandomGenerator random,
            LineMetrics metrics) {
        WaitingRoomNode node = new WaitingRoomNode(new WaitingRoomNode.Parts(
                redis, keys, permits, settings.comfortablePollsPerSecond(), clock, random, metrics));
        metrics.observe(node.boards(), redis);
        return node;
    }

    @Bean
    Ticks boardTicks(WaitingRoomNode node, OnsaleSettings settings) {
        return new Ticks("Reading boards", settings.boardEvery(), node::refreshBoards);
    }

    @Bean
    Ticks presenceTicks(WaitingRoomNode node, OnsaleSettings settings) {
        return new Ticks("Reporting presence", settings.presenceEvery(), node::reportPresence);
    }

    @Bean
    EventBoards eventBoards(WaitingRoomNode node) {
        return node.boards();
    }

    @Bean
    JoiningLine joiningLine(WaitingRoomNode node) {
        return node.joiningLine();
    }

    @Bean
    AskingTurn askingTurn(WaitingRoomNode node) {
        return node.askingTurn();
    }

    @Bean
    LeavingLine leavingLine(WaitingRoomNode node) {
        return node.leavingLine();
    }

    @Bean
    ShowingBoard showingBoard(WaitingRoomNode node) {
        return node.showingBoard();
    }
}

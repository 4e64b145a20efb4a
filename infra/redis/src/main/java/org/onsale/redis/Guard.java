package org.onsale.redis;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onsale.redis.RedisAway.Reason;
import reactor.core.publisher.Mono;

/**
 * Bounds what one unreachable or slow shard can cost: at most so many calls wait, each so long, and while calls fail
 * none is sent but a few trials a second.
 *
 * <p>From the inside out: time limit, translation of errors, circuit breaker, bulkhead. Only time-outs and broken
 * connections (and a server that is no master any more) open the breaker: one that answers with an error is there.
 */
final class Guard {

    private static final int WINDOW_SECONDS = 5;
    private static final int FAILURE_PERCENT = 50;
    private static final int MINIMUM_CALLS = 5;
    private static final int TRIAL_CALLS = 3;
    private static final Duration OPEN_FOR = Duration.ofMillis(200);
    private static final Duration TRIAL_FOR = Duration.ofSeconds(5);

    /** After these the connection itself is in doubt: nothing else would lead away from a server frozen or demoted. */
    private static final Set<Reason> IN_DOUBT = Set.of(Reason.TIMEOUT, Reason.NOT_MASTER);

    private final TimeLimiter limit;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private volatile @Nullable Reason lastFailure;

    /** @param onDoubt run when the breaker opens because the connection leads to a server that does not serve */
    Guard(String name, Duration timeout, int maxInFlight, Runnable onDoubt) {
        this.limit = TimeLimiter.of(
                name, TimeLimiterConfig.custom().timeoutDuration(timeout).build());
        this.breaker = CircuitBreaker.of(name, breakerConfig());
        this.bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(maxInFlight)
                        .maxWaitDuration(Duration.ZERO)
                        .writableStackTraceEnabled(false)
                        .build());
        breaker.getEventPublisher().onStateTransition(change -> {
            Reason reason = lastFailure;
            if (change.getStateTransition().getToState() == State.OPEN && reason != null && IN_DOUBT.contains(reason)) {
                onDoubt.run();
            }
        });
    }

    private static CircuitBreakerConfig breakerConfig() {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize(WINDOW_SECONDS)
                .minimumNumberOfCalls(MINIMUM_CALLS)
                .failureRateThreshold(FAILURE_PERCENT)
                .waitDurationInOpenState(OPEN_FOR)
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .maxWaitDurationInHalfOpenState(TRIAL_FOR)
                .recordException(failure ->
                        failure instanceof RedisAway away && away.reason().opensBreaker())
                .writableStackTraceEnabled(false)
                .build();
    }

    /** The call, begun at subscription, failing with {@link RedisAway}, {@link RedisRefusal} or an error of its own. */
    <T> Mono<T> protect(Supplier<Mono<T>> call) {
        return Mono.defer(call)
                .transformDeferred(TimeLimiterOperator.of(limit))
                .onErrorMap(Failures::translated)
                .doOnError(RedisAway.class, away -> lastFailure = away.reason())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .transformDeferred(BulkheadOperator.of(bulkhead))
                .onErrorMap(CallNotPermittedException.class, Guard::shut)
                .onErrorMap(BulkheadFullException.class, Guard::overloaded);
    }

    private static RedisAway shut(CallNotPermittedException cause) {
        return new RedisAway(Reason.SHUT, "Redis failed lately and is not asked.", cause);
    }

    private static RedisAway overloaded(BulkheadFullException cause) {
        return new RedisAway(Reason.OVERLOADED, "Too many calls wait for Redis.", cause);
    }

    GuardState state() {
        return new GuardState(
                breaker.getName(),
                breaker.getState().name().toLowerCase(Locale.ROOT),
                bulkhead.getBulkheadConfig().getMaxConcurrentCalls()
                        - bulkhead.getMetrics().getAvailableConcurrentCalls());
    }
}

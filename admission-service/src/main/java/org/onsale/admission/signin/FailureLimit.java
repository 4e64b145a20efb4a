package org.onsale.admission.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often a network may show a token that is nobody's. Beyond that no token of it is looked at any more, so that
 * guessing is slow, but for those of people who were let in from there before: neither a colleague's broken script nor an
 * attacker in the same building locks anybody out in the middle of a sale.
 */
public final class FailureLimit {
    private static final int MOST_NETWORKS = 10_000;
    private static final int MOST_NAMES = 100;
    private static final Duration REMEMBERED = Duration.ofHours(12);

    private final RateLimiterConfig config;
    private final Cache<String, RateLimiter> failures;
    private final Cache<String, Set<String>> welcome = Caffeine.newBuilder()
            .maximumSize(MOST_NETWORKS)
            .expireAfterAccess(REMEMBERED)
            .build();

    /** @param most failures in each period */
    public FailureLimit(int most, Duration period) {
        this.config = RateLimiterConfig.custom()
                .limitForPeriod(most)
                .limitRefreshPeriod(period)
                .timeoutDuration(Duration.ZERO)
                .writableStackTraceEnabled(false)
                .build();
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST_NETWORKS)
                .expireAfterAccess(period.multipliedBy(2))
                .build();
    }

    /** Counts a failure. Whether it is one too many. */
    boolean isOneTooMany(String network) {
        return !failures.get(network, key -> RateLimiter.of("sign-in", config)).acquirePermission();
    }

    /** Whether a token of that network is worth looking at: there were not too many failures, or somebody is known there. */
    boolean isOpenTo(String network) {
        return !isSpent(network) || welcome.getIfPresent(network) != null;
    }

    /** Whether somebody whose token is good may come in; they may from now on. */
    boolean letsIn(String network, String name) {
        Set<String> names = welcome.getIfPresent(network);
        if (isSpent(network)) {
            return names != null && names.contains(name);
        }
        Set<String> known = names == null ? welcome.get(network, key -> ConcurrentHashMap.newKeySet()) : names;
        if (known.size() < MOST_NAMES) {
            known.add(name);
        }
        return true;
    }

    private boolean isSpent(String network) {
        RateLimiter limiter = failures.getIfPresent(network);
        return limiter != null && limiter.getMetrics().getAvailablePermissions() <= 0;
    }
}

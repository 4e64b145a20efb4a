package org.onsale.waitingroom.config;

import org.jspecify.annotations.Nullable;
import org.onsale.redis.RedisAway;
import org.onsale.redis.RedisRefusal;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Puts into one line why the service does not start, where that is the operator's to mend. */
final class StartFailure implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableSetting) {
                return new FailureAnalysis(cause.getMessage(), null, cause);
            }
            if (cause instanceof RedisAway || cause instanceof RedisRefusal) {
                return new FailureAnalysis("ONSALE_REDIS_URI: " + cause.getMessage(), null, cause);
            }
        }
        return null;
    }
}

package org.onsale.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onsale.redis.RedisAway.Reason;
import org.redisson.client.RedisTimeoutException;

/** Translates what the two clients throw into {@link RedisAway} or {@link RedisRefusal}. */
final class Failures {

    /** Redis 6.2 wraps an error raised inside a script: {@code ERR Error running script (…): …: -OOM command …}. */
    private static final Pattern CODE =
            Pattern.compile("^(?:ERR Error running script .*?: -)?([A-Z]+)\\b.*", Pattern.DOTALL);

    private static final Set<String> NOT_READY = Set.of(
            "LOADING",
            "READONLY",
            "MASTERDOWN",
            "CLUSTERDOWN",
            "NOREPLICAS",
            "TRYAGAIN",
            "BUSY",
            "MISCONF",
            "MOVED",
            "ASK");

    private Failures() {}

    static RuntimeException translated(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RedisAway || cause instanceof RedisRefusal) {
            return (RuntimeException) cause;
        }
        if (cause instanceof RedisCommandExecutionException) {
            return answered(cause);
        }
        if (isTimeout(cause)) {
            return away(Reason.TIMEOUT, cause);
        }
        if (cause instanceof io.lettuce.core.RedisException || cause instanceof IOException) {
            return away(Reason.DISCONNECTED, cause);
        }
        if (cause instanceof org.redisson.client.RedisException) {
            return ofRedisson(cause);
        }
        return cause instanceof RuntimeException other ? other : new IllegalStateException(cause);
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof TimeoutException
                || cause instanceof RedisCommandTimeoutException
                || cause instanceof RedisTimeoutException;
    }

    private static RuntimeException ofRedisson(Throwable cause) {
        return cause instanceof org.redisson.client.RedisConnectionException
                        || cause instanceof org.redisson.client.RedisNodeNotFoundException
                        || cause instanceof org.redisson.client.RedisReconnectedException
                ? away(Reason.DISCONNECTED, cause)
                : answered(cause);
    }

    private static RuntimeException answered(Throwable cause) {
        String code = codeOf(cause);
        if (code.equals("OOM")) {
            return away(Reason.FULL, cause);
        }
        return NOT_READY.contains(code) ? away(Reason.NOT_READY, cause) : new RedisRefusal(cause.getMessage(), cause);
    }

    /** The word with which Redis begins an error, or "" where there is none. */
    static String codeOf(Throwable cause) {
        Matcher code = CODE.matcher(String.valueOf(cause.getMessage()));
        return code.matches() ? code.group(1) : "";
    }

    private static RedisAway away(Reason reason, Throwable cause) {
        return new RedisAway(reason, reason + ": " + cause.getMessage(), cause);
    }
}

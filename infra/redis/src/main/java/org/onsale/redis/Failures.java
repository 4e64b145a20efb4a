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
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisReconnectedException;
import org.redisson.client.RedisTimeoutException;

/** Translates what the two clients throw into {@link RedisAway} or {@link RedisRefusal}. */
final class Failures {

    /** Redis 6.2 wraps an error raised inside a script: {@code ERR Error running script (…): …: -OOM command …}. */
    private static final Pattern CODE =
            Pattern.compile("^(?:ERR Error running script .*?: -)?([A-Z]+)\\b.*", Pattern.DOTALL);

    private static final Set<String> NOT_MASTER = Set.of("READONLY", "MASTERDOWN");

    private static final Set<String> NOT_READY =
            Set.of("LOADING", "CLUSTERDOWN", "NOREPLICAS", "TRYAGAIN", "BUSY", "MISCONF", "MOVED", "ASK");

    private Failures() {}

    static RuntimeException translated(Throwable failure) {
        if (isWrapper(failure)) {
            return translated(failure.getCause());
        }
        if (failure instanceof RedisAway || failure instanceof RedisRefusal) {
            return (RuntimeException) failure;
        }
        if (isTimeout(failure)) {
            return new RedisAway(Reason.TIMEOUT, "Redis did not answer in time; the command may have run.", failure);
        }
        if (isDisconnected(failure)) {
            return away(Reason.DISCONNECTED, failure);
        }
        if (failure instanceof RedisCommandExecutionException || failure instanceof RedisException) {
            return answered(failure);
        }
        return failure instanceof RuntimeException other ? other : new IllegalStateException(failure);
    }

    private static boolean isWrapper(Throwable failure) {
        return failure.getCause() != null
                && (failure instanceof CompletionException || failure.getClass() == RedisException.class);
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof TimeoutException
                || cause instanceof RedisCommandTimeoutException
                || cause instanceof RedisTimeoutException;
    }

    private static boolean isDisconnected(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof RedisConnectionException
                || cause instanceof RedisNodeNotFoundException
                || cause instanceof RedisReconnectedException
                || cause instanceof io.lettuce.core.RedisException
                        && !(cause instanceof RedisCommandExecutionException);
    }

    private static RuntimeException answered(Throwable cause) {
        String code = codeOf(cause);
        if (code.equals("OOM")) {
            return away(Reason.FULL, cause);
        }
        if (NOT_MASTER.contains(code)) {
            return away(Reason.NOT_MASTER, cause);
        }
        return NOT_READY.contains(code) ? away(Reason.NOT_READY, cause) : new RedisRefusal(cause.getMessage(), cause);
    }

    /** The word with which Redis begins an error, or "" where there is none. */
    static String codeOf(Throwable cause) {
        Matcher code = CODE.matcher(String.valueOf(cause.getMessage()));
        return code.matches() ? code.group(1) : "";
    }

    private static RedisAway away(Reason reason, Throwable cause) {
        return new RedisAway(reason, "Redis is away: " + cause.getMessage(), cause);
    }
}

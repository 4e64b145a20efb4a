package org.onsale.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.onsale.redis.RedisAway.Reason;

/** Start-up: both planes connected, or neither. The one place that waits for Redis by blocking. */
final class Connecting {

    private Connecting() {}

    static RedisAccess to(RedisSettings settings) {
        Link link = null;
        try {
            link = Link.open(settings);
            ServerVersion server = version(link, settings);
            return RedisAccess.of(link, RedissonStart.start(settings), new Guards(link, settings), server);
        } catch (RuntimeException | ExecutionException | TimeoutException e) {
            closeIfOpen(link);
            throw failure(settings, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closeIfOpen(link);
            throw failure(settings, e);
        }
    }

    private static ServerVersion version(Link link, RedisSettings settings)
            throws ExecutionException, TimeoutException, InterruptedException {
        long timeoutMs = settings.connectTimeout().toMillis();
        return ServerVersion.ofInfo(
                link.commands().info("server").toCompletableFuture().get(timeoutMs, TimeUnit.MILLISECONDS));
    }

    private static void closeIfOpen(@Nullable Link link) {
        if (link != null) {
            link.close();
        }
    }

    private static RuntimeException failure(RedisSettings settings, Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && !(root instanceof RedisCommandExecutionException)) {
            root = root.getCause();
        }
        String text = "Redis at " + settings.address() + " cannot be reached: " + root.getMessage();
        return Failures.translated(root) instanceof RedisRefusal
                ? new RedisRefusal(text, e)
                : new RedisAway(Reason.DISCONNECTED, text, e);
    }
}

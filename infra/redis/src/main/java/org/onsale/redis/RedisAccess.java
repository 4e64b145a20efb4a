package org.onsale.redis;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.redisson.api.RedissonClient;
import org.redisson.api.RedissonReactiveClient;
import reactor.core.publisher.Mono;

/**
 * Redis as one installation of Onsale sees it: a guarded data plane (Lettuce: scripts and reads on one shared
 * connection) and a control plane (Redisson: settings, notices, locks for once-only jobs).
 *
 * <p>Every call begins at subscription, is bounded in time and number, is never sent twice, goes to masters only, and
 * fails with {@link RedisAway} (not known; may be asked again) or {@link RedisRefusal} (an error of ours). Answers
 * arrive on a thread of the client: do not block there.
 */
public final class RedisAccess implements AutoCloseable {

    private final Link link;
    private final RedissonClient redisson;
    private final Guards guards;
    private final ScriptTexts texts;

    private RedisAccess(Link link, RedissonClient redisson, Guards guards, ScriptTexts texts) {
        this.link = link;
        this.redisson = redisson;
        this.guards = guards;
        this.texts = texts;
    }

    /**
     * Connects both planes; blocks until that is done, so it belongs in start-up code.
     *
     * @throws RedisAway if Redis cannot be reached; the caller may try again
     * @throws RedisRefusal if Redis refuses, for example a wrong password
     */
    public static RedisAccess connect(RedisSettings settings) {
        return Connecting.to(settings);
    }

    static RedisAccess of(Link link, RedissonClient redisson, Guards guards, ServerVersion server) {
        return new RedisAccess(link, redisson, guards, ScriptTexts.of(server));
    }

    /**
     * The same connections, running every script as the given function rewrites it: a simulation gives scripts its own
     * clock this way, a test a bug that it must notice.
     */
    public RedisAccess rewriting(UnaryOperator<String> rewrite) {
        return new RedisAccess(link, redisson, guards, texts.rewritten(rewrite));
    }

    /**
     * Runs a script: EVALSHA, and where the server does not know it (after a restart or failover) EVAL.
     *
     * @param keys all keys the script touches, of one event
     * @param args sent as UTF-8
     * @return what it answered, with Long for integers, String for texts, List for tables, null for nil; a single
     *     value arrives as a list of one
     */
    public Mono<List<Object>> run(RedisScript script, List<String> keys, List<String> args) {
        return evaluate(script, keys, args);
    }

    /** As {@link #run}, where arguments are String (sent as UTF-8) or byte[]. */
    public Mono<List<Object>> runBinary(RedisScript script, List<String> keys, List<?> args) {
        return evaluate(script, keys, args);
    }

    private Mono<List<Object>> evaluate(RedisScript script, List<String> keys, Collection<?> args) {
        RedisScript.Text text = texts.of(script);
        String[] keyArray = keys.toArray(String[]::new);
        byte[][] argArray = Wire.bytes(args);
        return guards.of(keys.isEmpty() ? "" : keys.get(0))
                .protect(() -> once(commands ->
                                commands.<List<Object>>evalsha(text.sha(), ScriptOutputType.MULTI, keyArray, argArray))
                        .onErrorResume(
                                RedisNoScriptException.class,
                                unknown -> once(commands -> commands.<List<Object>>eval(
                                        text.body(), ScriptOutputType.MULTI, keyArray, argArray)))
                        .map(Wire::texts)
                        .defaultIfEmpty(List.of()));
    }

    /** HGETALL; empty where there is no such hash. */
    public Mono<Map<String, String>> hash(String key) {
        return ask(key, commands -> commands.hgetall(key)).map(Wire::texts);
    }

    /** GET. */
    public Mono<Optional<String>> get(String key) {
        return ask(key, commands -> commands.get(key))
                .map(Wire::text)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** HGET. */
    public Mono<Optional<String>> field(String key, String field) {
        return ask(key, commands -> commands.hget(key, field))
                .map(Wire::text)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** GETRANGE: bytes from start to end, both included; no bytes where there are none. */
    public Mono<byte[]> bytes(String key, long start, long end) {
        return ask(key, commands -> commands.getrange(key, start, end));
    }

    /** ZSCORE, of a sorted set whose scores are integers. */
    public Mono<Optional<Long>> score(String key, String member) {
        return ask(key, commands -> commands.zscore(key, Wire.bytes(member)))
                .map(score -> Optional.of(score.longValue()))
                .defaultIfEmpty(Optional.empty());
    }

    /**
     * ZRANGEBYSCORE … WITHSCORES: members with integer scores ≥ {@code from}, lowest first. To read on, ask again from
     * the last score given; members of that score come again.
     *
     * @param most most members given, 1 and up
     */
    public Mono<Map<String, Long>> scores(String key, long from, int most) {
        Range<Long> range = Range.from(Range.Boundary.including(from), Range.Boundary.unbounded());
        return ask(key, commands -> commands.zrangebyscoreWithScores(key, range, Limit.create(0, most)))
                .map(Wire::scores);
    }

    /**
     * XRANGE: entries after an id, oldest first.
     *
     * @param afterId id of the last entry already seen, or {@code 0-0} for the beginning
     * @param most most entries given, 1 and up
     */
    public Mono<List<StreamEntry>> stream(String key, String afterId, int most) {
        Range<String> range = Range.from(Range.Boundary.excluding(afterId), Range.Boundary.unbounded());
        return ask(key, commands -> commands.xrange(key, range, Limit.create(0, most)))
                .map(Wire::entries);
    }

    /**
     * Any other command, guarded like the rest.
     *
     * @param key the key it touches; says which shard is asked
     * @return its answer; empty for nil
     */
    public <T> Mono<T> ask(String key, Function<RedisClusterAsyncCommands<String, byte[]>, RedisFuture<T>> command) {
        return guards.of(key).protect(() -> once(command));
    }

    private <T> Mono<T> once(Function<RedisClusterAsyncCommands<String, byte[]>, RedisFuture<T>> command) {
        return Mono.fromFuture(() -> {
            requireOpen();
            return command.apply(link.commands()).toCompletableFuture();
        });
    }

    /** A call of the control plane, guarded: at most 64 at once, each within the control timeout. */
    public <T> Mono<T> control(Function<RedissonReactiveClient, Mono<T>> call) {
        return guards.control().protect(() -> {
            requireOpen();
            return call.apply(redisson.reactive());
        });
    }

    /** The clients do not refuse calls after their end, they fail in ways of their own. */
    private void requireOpen() {
        if (redisson.isShutdown()) {
            throw new RedisAway(RedisAway.Reason.DISCONNECTED, "The access to Redis is closed.", null);
        }
    }

    /** Redisson itself, for what lives longer than a call: listeners and locks. Not guarded. */
    public RedissonClient redisson() {
        return redisson;
    }

    /** PING; completes when Redis answers. Asks also while the circuit breaker is open. */
    public Mono<Void> health() {
        return guards.unbroken(() -> once(RedisClusterAsyncCommands::ping)).then();
    }

    /** What the guards see now, one for each shard asked so far, and one for the control plane. */
    public List<GuardState> guards() {
        return guards.states();
    }

    /** Version of the server when it was connected to, for example {@code 7.2.4}. */
    public String serverVersion() {
        return texts.server().toString();
    }

    /** Ends both planes; blocks up to a few seconds. An embedded server is to be closed afterwards, not before. */
    @Override
    public void close() {
        redisson.shutdown();
        link.close();
    }
}

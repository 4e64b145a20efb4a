package org.onsale.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * The signs of life of all nodes of an installation, of either service, in one hash. When a node was heard of is told by
 * Redis' clock, so that the times of all nodes can be compared.
 */
public final class NodeSigns {
    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    static final int MOST_NODES = 1_000;
    /** Two live nodes may well believe to have the same address; of a dead one and its successor one is silent. */
    static final Duration ADDRESS_FREE_AFTER = Duration.ofSeconds(3);

    private static final String KEY = InstallationKeys.nodes();
    private static final Pattern FIELD = Pattern.compile("([^/]+)/([^/]+)");
    private static final Pattern SIGN = Pattern.compile("1 (\\d{1,15}) (\\d{1,15}) (\\S+)");

    private final RedisAccess redis;
    private final RedisScript sign = RedisScript.load(NodeSigns.class, "sign");
    private final RedisScript muster = RedisScript.load(NodeSigns.class, "muster");

    /**
     * One process of a service.
     *
     * @param service such as admission-service
     * @param id no other process has it
     * @param startedAt by the node's own clock
     * @param address host:port
     */
    public record Node(String service, String id, Instant startedAt, String address) {}

    /** A node that was heard of, and when it was last. */
    public record Sign(Node node, Instant lastSeenAt) {}

    /** All signs there are at one moment of Redis' clock, in no order. */
    public record Muster(Instant asOf, List<Sign> signs) {}

    public NodeSigns(RedisAccess redis) {
        this.redis = redis;
    }

    /** Notes that this node lives. Beyond {@value #MOST_NODES} nodes a further one is not noted, which is no failure. */
    public Mono<Void> note(Node node) {
        List<String> args = List.of(
                node.service(),
                node.id(),
                Long.toString(node.startedAt().toEpochMilli()),
                node.address(),
                Long.toString(ADDRESS_FREE_AFTER.toMillis()),
                Long.toString(FORGOTTEN_AFTER.toMillis()),
                Integer.toString(MOST_NODES));
        return redis.run(sign, List.of(KEY), args)
                .map(Reply::of)
                .doOnNext(NodeSigns::requireKnown)
                .then();
    }

    private static void requireKnown(Reply reply) {
        if (!List.of("NOTED", "FULL").contains(reply.code())) {
            throw reply.unknownCode();
        }
    }

    /** Takes a node out that ends as it should, so that nobody misses it. */
    public Mono<Void> remove(Node node) {
        return redis.ask(KEY, commands -> commands.hdel(KEY, field(node))).then();
    }

    private static String field(Node node) {
        return node.service() + "/" + node.id();
    }

    /** Who was heard of. Signs of a version that is not known here are passed over. */
    public Mono<Muster> muster() {
        return redis.run(muster, List.of(KEY), List.of()).map(Reply::of).map(NodeSigns::read);
    }

    private static Muster read(Reply reply) {
        if (!reply.code().equals("NODES")) {
            throw reply.unknownCode();
        }
        List<Sign> signs = new ArrayList<>();
        for (int i = 2; i < reply.size(); i += 2) {
            read(reply.textAt(i), reply.textAt(i + 1)).ifPresent(signs::add);
        }
        return new Muster(Instant.ofEpochMilli(reply.longAt(1)), signs);
    }

    private static Optional<Sign> read(String field, String text) {
        Matcher name = FIELD.matcher(field);
        Matcher told = SIGN.matcher(text);
        return name.matches() && told.matches()
                ? Optional.of(new Sign(
                        new Node(name.group(1), name.group(2), instant(told.group(2)), told.group(3)),
                        instant(told.group(1))))
                : Optional.empty();
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}

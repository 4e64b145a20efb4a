package org.onsale.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where Redis is, read from the one URI; both clients are configured from it. */
record RedisAddress(
        Kind kind,
        boolean tls,
        Optional<String> user,
        Optional<String> password,
        List<Node> nodes,
        int database,
        String master) {

    private static final Pattern FORM = Pattern.compile("(?<scheme>rediss?(?:-sentinel|-cluster)?)://"
            + "(?:(?<user>[^:@/#]*)(?::(?<password>[^@/#]*))?@)?"
            + "(?<nodes>[^@/#]+)(?:/(?<database>\\d{1,4})?)?(?:#(?<master>[^#\\s]+))?");
    private static final Pattern NODE =
            Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+]|[^\\s:\\[\\]]+)(?::(?<port>\\d{1,5}))?");

    enum Kind {
        STANDALONE(6379),
        SENTINEL(26379),
        CLUSTER(6379);

        private final int defaultPort;

        Kind(int defaultPort) {
            this.defaultPort = defaultPort;
        }

        private static Kind of(String scheme) {
            return scheme.endsWith("-sentinel") ? SENTINEL : scheme.endsWith("-cluster") ? CLUSTER : STANDALONE;
        }
    }

    /** One address to start from; a name, an IPv4 address or an IPv6 address without brackets. */
    record Node(String host, int port) {

        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** @throws IllegalArgumentException if the URI has none of the forms; the text never has the password */
    static RedisAddress parse(String uri) {
        Matcher form = FORM.matcher(uri.strip());
        if (!form.matches()) {
            throw wrong("it has none of these forms");
        }
        Kind kind = Kind.of(form.group("scheme"));
        RedisAddress address = new RedisAddress(
                kind,
                form.group("scheme").startsWith("rediss"),
                credential(form.group("password") == null ? "" : form.group("user")),
                credential(form.group("password") == null ? form.group("user") : form.group("password")),
                nodes(kind, form.group("nodes")),
                form.group("database") == null ? 0 : Integer.parseInt(form.group("database")),
                form.group("master") == null ? "" : form.group("master"));
        address.requireConsistent();
        return address;
    }

    private static Optional<String> credential(@Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw wrong("user or password is not percent-encoded");
        }
    }

    private static List<Node> nodes(Kind kind, String list) {
        return Arrays.stream(list.split(",", -1)).map(text -> node(kind, text)).toList();
    }

    private static Node node(Kind kind, String text) {
        Matcher node = NODE.matcher(text.strip());
        if (!node.matches()) {
            throw wrong("\"" + text + "\" is not a host[:port]");
        }
        int port = node.group("port") == null ? kind.defaultPort : Integer.parseInt(node.group("port"));
        if (port < 1 || port > 65_535) {
            throw wrong("port " + port + " is not in 1 to 65535");
        }
        return new Node(node.group("host").replaceAll("[\\[\\]]", ""), port);
    }

    private void requireConsistent() {
        if (kind == Kind.STANDALONE && nodes.size() != 1) {
            throw wrong("several hosts need redis-sentinel:// or redis-cluster://");
        }
        if ((kind == Kind.SENTINEL) == master.isEmpty()) {
            throw wrong("#master is needed with Sentinel and unknown elsewhere");
        }
        if (kind == Kind.CLUSTER && database != 0) {
            throw wrong("a Cluster has only database 0");
        }
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("Not a Redis URI, " + why + ": redis://host:6379, rediss://host:6379, "
                + "redis-sentinel://host1:26379,host2:26379/0#master, redis-cluster://host1:6379,host2:6379.");
    }

    /** Without user and password. */
    @Override
    public String toString() {
        String scheme = (tls ? "rediss" : "redis")
                + (kind == Kind.STANDALONE ? "" : "-" + kind.name().toLowerCase(Locale.ROOT));
        String hosts = nodes.stream().map(Node::toString).collect(Collectors.joining(","));
        return scheme + "://" + hosts + (database == 0 ? "" : "/" + database) + (master.isEmpty() ? "" : "#" + master);
    }
}

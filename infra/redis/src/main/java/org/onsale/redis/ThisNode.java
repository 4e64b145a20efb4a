package org.onsale.redis;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.IntSupplier;
import reactor.core.publisher.Mono;

/** The node that this process is, as it tells of itself. That Redis is away is told elsewhere, and is no failure here. */
public final class ThisNode {
    private final NodeSigns signs;
    private final String service;
    private final String id;
    private final Instant startedAt;
    private final String host;
    private final IntSupplier port;

    /**
     * Looks up the name of this machine, which may take a moment.
     *
     * @param service such as admission-service
     * @param port where it serves; 0 while it does not serve yet, and nothing is told
     */
    public ThisNode(NodeSigns signs, String service, Instant startedAt, IntSupplier port) {
        this.signs = signs;
        this.service = service;
        this.id = Ids.random(new SecureRandom());
        this.startedAt = startedAt;
        this.host = hostName();
        this.port = port;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Tells that it lives; due every second. */
    public Mono<Void> tell() {
        return Mono.defer(() -> port.getAsInt() == 0 ? Mono.empty() : signs.note(node()))
                .onErrorComplete(RedisAway.class);
    }

    /** Tells that it ends. */
    public Mono<Void> leave() {
        return Mono.defer(() -> signs.remove(node())).onErrorComplete(RedisAway.class);
    }

    private NodeSigns.Node node() {
        return new NodeSigns.Node(service, id, startedAt, host + ":" + port.getAsInt());
    }
}

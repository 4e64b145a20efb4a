package org.onsale.loadtest.options;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/**
 * The system under test. A load test pointed at the wrong host is an attack, so only this machine is a target unless a
 * host is named in {@code -Dtarget.allow}.
 *
 * @param admission base address of the admission service
 * @param waitingRoom base address of the waiting-room service
 * @param redis its Redis, to count commands and to empty it on purpose; the latter only on this machine
 */
public record Target(URI admission, URI waitingRoom, String adminToken, Optional<URI> redis) {
    public static Target from(Given given) {
        Set<String> allowed = Set.of(given.text("target.allow", "").split("\\s*,\\s*"));
        return new Target(
                allowed(given.text("admission", "http://127.0.0.1:8081"), allowed),
                allowed(given.text("waiting-room", "http://127.0.0.1:8082"), allowed),
                given.text("admin.token")
                        .or(() -> Optional.ofNullable(System.getenv("ONSALE_ADMIN_TOKEN")))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "-Dadmin.token is missing (or ONSALE_ADMIN_TOKEN): the run creates its event by it")),
                given.text("redis").map(uri -> allowed(uri, allowed)));
    }

    private static URI allowed(String text, Set<String> allowed) {
        URI uri = URI.create(text.replaceFirst("/+$", ""));
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" names no host, want for example http://127.0.0.1:8081");
        }
        if (!isLoopback(uri) && !allowed.contains(uri.getHost())) {
            throw new IllegalArgumentException(
                    uri + " is not this machine. If it is yours to load: -Dtarget.allow=" + uri.getHost());
        }
        return uri;
    }

    /** Resolves to this machine, all of its addresses. */
    public static boolean isLoopback(URI uri) {
        try {
            for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

package org.onsale.local.site;

import java.time.Duration;
import org.onsale.local.api.AdmissionApi;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The running site, on loopback. */
public final class Site implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final DisposableServer server;

    private Site(DisposableServer server) {
        this.server = server;
    }

    /** Starts it; blocks until the port is bound. */
    public static Site start(SiteSettings settings, AdmissionApi admission) {
        Routes routes = Routes.of(settings, admission);
        return new Site(HttpServer.create()
                .host("127.0.0.1")
                .port(settings.port())
                .handle((request, response) -> routes.answer(new Exchange(request, response)))
                .bindNow());
    }

    /** Stops it; blocks until it has, two seconds at most. */
    @Override
    public void close() {
        server.disposeNow(STOP_LIMIT);
    }
}

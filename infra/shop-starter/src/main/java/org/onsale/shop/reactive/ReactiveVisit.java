package org.onsale.shop.reactive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onsale.shop.gate.Visit;
import org.springframework.http.HttpCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** A WebFlux request. */
record ReactiveVisit(ServerHttpRequest request) implements Visit {

    @Override
    public String method() {
        return request.getMethod().name();
    }

    @Override
    public List<String> paths() {
        return List.of(request.getPath().pathWithinApplication().value());
    }

    @Override
    public String address() {
        return request.getURI().toString();
    }

    @Override
    public @Nullable String header(String name) {
        return request.getHeaders().getFirst(name);
    }

    @Override
    public List<String> cookies(String name) {
        return request.getCookies().getOrDefault(name, List.of()).stream()
                .map(HttpCookie::getValue)
                .toList();
    }
}

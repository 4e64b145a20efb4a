package org.onsale.shop.gate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as a test describes it. */
record FakeVisit(String method, List<String> paths, String address, Map<String, String> headers) implements Visit {

    static FakeVisit get(String path) {
        return new FakeVisit("GET", List.of(path), "https://shop.example" + path, Map.of("Accept", "text/html"));
    }

    FakeVisit at(String elsewhere) {
        return new FakeVisit(method, paths, elsewhere, headers);
    }

    FakeVisit also(String reading) {
        return new FakeVisit(method, List.of(paths.get(0), reading), address, headers);
    }

    FakeVisit by(String other) {
        return new FakeVisit(other, paths, address, headers);
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    @Override
    public List<String> cookies(String name) {
        return List.of();
    }
}

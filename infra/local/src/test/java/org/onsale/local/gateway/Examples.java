package org.onsale.local.gateway;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The YAML examples as they are committed, and what they must do with the addresses of the services. */
final class Examples {

    /** Of the admission service, for browsers. */
    static final List<String> ADMISSION = List.of(
            "/enter/demo",
            "/v1/events/demo/checkouts",
            "/v1/events/rock-night-2/checkouts/AAAAAAAAAAAAAAAAAAAAA_",
            "/v1/events/demo/checkout",
            "/v1/events/demo/checkout/leaving");

    /** Of the waiting room service. */
    static final List<String> WAITING_ROOM = List.of(
            "/v1/events/demo/places", "/v1/events/demo/turn", "/v1/events/rock-night-2/board", "/place", "/place/demo");

    /** Files. */
    static final List<String> PAGE = List.of("/waiting/", "/waiting/words/de.json", "/onsale/checkout.js");

    /** What is not for the public, and thus for the shop to answer. */
    static final List<String> SHOP = List.of(
            "/",
            "/concerts",
            "/v1/admin/events",
            "/v1/admin/events/demo/live",
            "/v1/check",
            "/v1/check/demo/checkout/",
            "/v1/events/demo/checkouts/a/b",
            "/v1/events/demo/places/x",
            "/v1/events/Demo/turn",
            "/actuator/health",
            "/thank-you");

    private Examples() {}

    /** @param path below infra */
    static Map<String, Object> yaml(String path) throws IOException {
        Path file = Path.of(System.getProperty("onsale.home"), "infra").resolve(path);
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        }
    }

    /** What lies at the end of a path of names and list positions. */
    @SuppressWarnings("unchecked")
    static <T> T at(Object node, Object... path) {
        Object found = node;
        for (Object step : path) {
            found = step instanceof Integer position
                    ? ((List<Object>) found).get(position)
                    : ((Map<String, Object>) found).get(step);
            if (found == null) {
                throw new AssertionError("the example has no " + List.of(path) + "; missing is " + step);
            }
        }
        return (T) found;
    }
}

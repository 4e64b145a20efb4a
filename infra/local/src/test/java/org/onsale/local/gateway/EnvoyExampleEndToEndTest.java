package org.onsale.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.local.RunningOnsale;
import org.onsale.local.gateway.Subrequest.Verdict;

/** The Envoy examples, by the subrequest Envoy documents for them; the program itself is not run. */
@ExtendWith(Onsale.class)
class EnvoyExampleEndToEndTest {

    private static final String SHOP = "https://shop.example";
    private static final String WANTED = "/checkout/seats%2F7?a=1&b=2%20c&event=other";

    private static RunningOnsale onsale;
    private static Map<String, Object> manager;
    private static Map<String, Object> filter;
    private static Map<String, Object> policy;

    @BeforeAll
    static void start(RunningOnsale running) throws Exception {
        onsale = running;
        manager = Examples.at(
                Examples.yaml("envoy/envoy.yaml"),
                "static_resources",
                "listeners",
                0,
                "filter_chains",
                0,
                "filters",
                0,
                "typed_config");
        filter = Examples.at(manager, "http_filters", 0, "typed_config");
        policy = Examples.at(Examples.yaml("envoy/security-policy.yaml"), "spec", "extAuth");
        onsale.open("demo", Map.of("cap", 100, "returnOrigins", List.of(SHOP)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void anAdmittedBuyerGetsTheOneAnswerEnvoyTakesForAYesWhateverTheMethod(String method) {
        String cookie = "theme=dark; onsale_pass_demo=" + onsale.pass("demo");

        assertThat(asked(method, Map.of("cookie", cookie)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void anyoneElseGetsARedirectWithTheWholeAddressToComeBackTo(String method) {
        assertThat(asked(method, Map.of("cookie", "theme=dark")))
                .isEqualTo(new Verdict(
                        303,
                        onsale.gateway() + "/enter/demo?return_to="
                                + URLEncoder.encode(SHOP + WANTED, StandardCharsets.UTF_8)));
    }

    @Test
    void theGatewayApiExampleAsksInTheSameWay() {
        assertThat(Examples.<String>at(policy, "http", "path")).isEqualTo(prefix());
        assertThat(Examples.<List<String>>at(policy, "headersToExtAuth"))
                .containsExactlyInAnyOrderElementsOf(allowedHeaders());
        assertThat(Examples.<Boolean>at(policy, "failOpen")).isFalse();
    }

    @Test
    void theDecisionIsWrittenDownAndIsToStayClosed() {
        assertThat(Examples.<Boolean>at(filter, "failure_mode_allow")).isFalse();
        assertThat(Examples.<String>at(filter, "status_on_error", "code")).isEqualTo("ServiceUnavailable");
        assertThat(Examples.<String>at(filter, "http_service", "server_uri", "timeout"))
                .isEqualTo("0.5s");
    }

    static Stream<Map.Entry<String, String>> addresses() {
        return Stream.of(
                        Examples.ADMISSION.stream().map(path -> Map.entry(path, "onsale_admission")),
                        Examples.WAITING_ROOM.stream().map(path -> Map.entry(path, "onsale_waiting_room")),
                        Examples.PAGE.stream().map(path -> Map.entry(path, "onsale_page")),
                        Examples.SHOP.stream().map(path -> Map.entry(path, "shop")),
                        Stream.of(Map.entry("/checkout/seats", "shop")))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void eachAddressGoesWhereItBelongsAndOnlyTheCheckoutIsChecked(Map.Entry<String, String> expected) {
        List<Map<String, Object>> routes = Examples.at(manager, "route_config", "virtual_hosts", 0, "routes");

        Map<String, Object> route = routes.stream()
                .filter(one -> matches(Examples.at(one, "match"), expected.getKey()))
                .findFirst()
                .orElseThrow();

        assertThat(Examples.<String>at(route, "route", "cluster")).isEqualTo(expected.getValue());
        assertThat(route.containsKey("typed_per_filter_config"))
                .as("is not checked")
                .isNotEqualTo(expected.getKey().startsWith("/checkout/"));
    }

    private static boolean matches(Map<String, Object> match, String path) {
        if (match.containsKey("safe_regex")) {
            return path.matches(Examples.at(match, "safe_regex", "regex"));
        }
        return match.containsKey("path")
                ? path.equals(match.get("path"))
                : path.startsWith(Examples.at(match, "prefix"));
    }

    private static String prefix() {
        return Examples.at(filter, "http_service", "path_prefix");
    }

    private static Set<String> allowedHeaders() {
        Set<String> allowed = new HashSet<>();
        for (Map<String, String> pattern :
                Examples.<List<Map<String, String>>>at(filter, "allowed_headers", "patterns")) {
            allowed.add(pattern.get("exact"));
        }
        return allowed;
    }

    /** The documented subrequest: the buyer's method, Host and path behind the prefix, and the allowed headers. */
    private static Verdict asked(String method, Map<String, String> buyersHeaders) {
        Map<String, String> headers = new HashMap<>(buyersHeaders);
        headers.put("x-forwarded-proto", "https");
        headers.keySet().retainAll(allowedHeaders());
        headers.put("host", "shop.example");
        return new Subrequest(method, onsale.admission(prefix() + WANTED).toString(), headers).send();
    }
}

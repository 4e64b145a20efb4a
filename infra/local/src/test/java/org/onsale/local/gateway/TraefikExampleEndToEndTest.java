package org.onsale.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.local.RunningOnsale;
import org.onsale.local.gateway.Subrequest.Verdict;

/** The Traefik example, by the subrequest Traefik documents for it; the program itself is not run. */
@ExtendWith(Onsale.class)
class TraefikExampleEndToEndTest {

    private static final String SHOP = "https://shop.example";
    private static final Pattern PATHS = Pattern.compile("(Path|PathPrefix|PathRegexp)\\(`([^`]+)`\\)");
    private static final String WANTED = "/checkout/seats?a=1&b=2%20c";

    private static RunningOnsale onsale;
    private static Map<String, Object> example;

    @BeforeAll
    static void start(RunningOnsale running) throws Exception {
        onsale = running;
        example = Examples.yaml("traefik/dynamic.yml");
        onsale.open("demo", Map.of("cap", 100, "returnOrigins", List.of(SHOP)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "HEAD"})
    void anAdmittedBuyerGetsTheAnswerTraefikTakesForAYes(String method) {
        Verdict verdict = asked(method, Map.of("Cookie", "theme=dark; onsale_pass_demo=" + onsale.pass("demo")));

        assertThat(verdict.status()).isEqualTo(204);
    }

    @Test
    void anAuthorizationOfTheShopsOwnDoesNotMatter() {
        String cookie = "onsale_pass_demo=" + onsale.pass("demo");

        assertThat(asked("GET", Map.of("Cookie", cookie, "Authorization", "Basic c2hvcDpvd24="))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anyoneElseGetsARedirectWithTheWholeAddressToComeBackTo() {
        Verdict verdict = asked("POST", Map.of());

        assertThat(verdict)
                .isEqualTo(new Verdict(
                        303,
                        onsale.gateway() + "/enter/demo?return_to="
                                + URLEncoder.encode(SHOP + WANTED, StandardCharsets.UTF_8)));
    }

    @Test
    void theCheckoutIsBehindTheGateAndNothingElseIs() {
        Map<String, Map<String, Object>> routers = Examples.at(example, "http", "routers");

        assertThat(routers)
                .allSatisfy((name, router) ->
                        assertThat(router.containsKey("middlewares")).isEqualTo(name.equals("checkout")));
        assertThat(Examples.<List<String>>at(routers, "checkout", "middlewares"))
                .containsExactly("onsale-gate");
    }

    static Stream<Map.Entry<String, String>> addresses() {
        return Stream.of(
                        Examples.ADMISSION.stream().map(path -> Map.entry(path, "onsale-admission")),
                        Examples.WAITING_ROOM.stream().map(path -> Map.entry(path, "onsale-waiting-room")),
                        Examples.PAGE.stream().map(path -> Map.entry(path, "onsale-page")),
                        Examples.SHOP.stream().map(path -> Map.entry(path, "shop")),
                        Stream.of(Map.entry("/checkout/seats", "checkout")))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void eachAddressGoesWhereItBelongs(Map.Entry<String, String> expected) {
        Map<String, Map<String, Object>> routers = Examples.at(example, "http", "routers");

        List<String> matching = routers.keySet().stream()
                .filter(name -> !name.equals("shop"))
                .filter(name -> matches((String) routers.get(name).get("rule"), expected.getKey()))
                .toList();

        assertThat(matching.isEmpty() ? List.of("shop") : matching).containsExactly(expected.getValue());
    }

    private static boolean matches(String rule, String path) {
        Matcher matchers = PATHS.matcher(rule);
        return matchers.results().anyMatch(found -> switch (found.group(1)) {
            case "Path" -> path.equals(found.group(2));
            case "PathPrefix" -> path.startsWith(found.group(2));
            default -> Pattern.compile(found.group(2)).matcher(path).find();
        });
    }

    /** The documented subrequest: a GET with the listed headers and those Traefik adds itself. */
    private static Verdict asked(String buyersMethod, Map<String, String> buyersHeaders) {
        Map<String, Object> auth = Examples.at(example, "http", "middlewares", "onsale-gate", "forwardAuth");
        List<String> listed = Examples.at(auth, "authRequestHeaders");
        Map<String, String> headers = new HashMap<>(buyersHeaders);
        headers.keySet().retainAll(listed);
        headers.put("X-Forwarded-Method", buyersMethod);
        headers.put("X-Forwarded-Proto", "https");
        headers.put("X-Forwarded-Host", "shop.example");
        headers.put("X-Forwarded-Uri", WANTED);
        headers.put("X-Forwarded-For", "192.0.2.1");
        String address = Examples.<String>at(auth, "address")
                .replace("http://admission-service:8081", onsale.admission("").toString());
        return new Subrequest("GET", address, headers).send();
    }
}

package org.onsale.admission.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Waits.until;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.application.KeepingRefusals;
import org.onsale.admission.domain.Refusal;
import org.onsale.admission.domain.Role;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.onsale.admission.support.Waits;
import org.onsale.contract.Description;
import org.onsale.contract.RightCall;
import org.springframework.http.HttpHeaders;

/** Every call of the organisers' side, with every kind of token. */
final class RolesTest extends RedisTest {
    /** The least role for each call; a new call is to be put in here. */
    private static final Map<String, Role> TABLE = new TreeMap<>(Map.ofEntries(
            Map.entry("readMe", Role.VIEWER),
            Map.entry("readNodes", Role.VIEWER),
            Map.entry("listEvents", Role.VIEWER),
            Map.entry("readSettings", Role.VIEWER),
            Map.entry("watchLive", Role.VIEWER),
            Map.entry("streamLive", Role.VIEWER),
            Map.entry("readReport", Role.VIEWER),
            Map.entry("readAudit", Role.VIEWER),
            Map.entry("readAdmissions", Role.VIEWER),
            Map.entry("readHistory", Role.VIEWER),
            Map.entry("previewSettings", Role.VIEWER),
            Map.entry("askWhatIf", Role.VIEWER),
            Map.entry("changeSettings", Role.OPERATOR),
            Map.entry("writeSettings", Role.ADMIN),
            Map.entry("readRefusals", Role.ADMIN)));

    private static final Map<String, Role> TOKENS = Map.of(
            Service.VIEWER_TOKEN, Role.VIEWER, Service.OPERATOR_TOKEN, Role.OPERATOR, Service.ADMIN_TOKEN, Role.ADMIN);

    private final Service service = Service.first();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everyDescribedCallHasARole() {
        assertThat(calls(Sale.unheardOf(server())).stream().map(RightCall::id))
                .containsExactlyInAnyOrderElementsOf(TABLE.keySet());
    }

    @Test
    void everyCallIsRefusedOrAnsweredAsTheTableSays() throws Exception {
        Sale sale = service.open(server(), Map.of("cap", 9));
        Map<String, Integer> others = new LinkedHashMap<>();

        for (RightCall call : calls(sale)) {
            Role needed = TABLE.get(call.id());
            expect(401, call, "", "no token", others);
            expect(401, call, "Bearer nobodys-token", "a wrong token", others);
            for (Map.Entry<String, Role> token : TOKENS.entrySet()) {
                boolean isAllowed = token.getValue().covers(needed);
                expect(
                        isAllowed ? 200 : 403,
                        call,
                        "Bearer " + token.getKey(),
                        token.getValue().word(),
                        others);
            }
        }

        assertThat(others).isEmpty();
    }

    private void expect(int wanted, RightCall call, String authorization, String with, Map<String, Integer> others)
            throws IOException, InterruptedException {
        int status = status(call.at(address(), authorization));
        boolean isSo = wanted == 200 ? status < 300 : status == wanted;
        if (!isSo) {
            others.put(call + " with " + with, status);
        }
    }

    @Test
    void refusedWritesChangeNothingAndAreWrittenDown() throws Exception {
        Sale sale = service.open(server(), Map.of("cap", 9));
        Map<String, String> before = sale.commands().hgetall(sale.key().settings());
        long audit = sale.commands().xlen(sale.key().audit());
        List<String> expected = new ArrayList<>();

        for (RightCall call : calls(sale).stream().filter(call -> !call.reads()).toList()) {
            for (String token : List.of("", "nobodys-token", Service.VIEWER_TOKEN)) {
                if (status(call.at(address(), token.isEmpty() ? "" : "Bearer " + token)) >= 400) {
                    expected.add(token.isEmpty() ? "no token" : token.startsWith("nobody") ? "unknown token" : "role");
                }
            }
        }

        assertThat(sale.commands().hgetall(sale.key().settings())).isEqualTo(before);
        assertThat(sale.commands().xlen(sale.key().audit())).isEqualTo(audit);
        until("the refusals to be written", () -> refusals(sale).size() == expected.size());
        assertThat(refusals(sale).stream().map(refusal -> refusal.why().words()))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(refusals(sale))
                .allSatisfy(refusal -> assertThat(refusal.address()).isEqualTo("127.0.0.1"))
                .allSatisfy(
                        refusal -> assertThat(refusal.who().isPresent()).isEqualTo(refusal.why() == Refusal.Why.ROLE));
    }

    private List<Refusal> refusals(Sale sale) {
        return Waits.answer(service.bean(KeepingRefusals.class).latest(1_000)).stream()
                .filter(refusal ->
                        refusal.event().filter(sale.event().value()::equals).isPresent())
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"claimSeconds\":60}",
                "{\"phase\":\"bypass\"}",
                "{\"cap\":7,\"returnOrigins\":[\"https://evil.example\"]}",
                "{\"checkoutSeconds\":null}"
            })
    void anOperatorMovesLeversOnly(String patch) {
        Sale sale = service.open(server(), Map.of("cap", 9));

        service.anyone()
                .patch()
                .uri("/v1/admin/events/{event}?confirm={event}", sale.event(), sale.event())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Service.OPERATOR_TOKEN)
                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                .bodyValue(patch)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:onsale:problem:forbidden")
                .jsonPath("$.role")
                .isEqualTo("admin");

        assertThat(sale.commands().hget(sale.key().settings(), "version")).isEqualTo("1");
        until("the refusal to be written", () -> refusals(sale).size() == 1);
        assertThat(refusals(sale).get(0).who()).contains("otto");
    }

    @Test
    void anAdminSeesWhoWasRefused() {
        Sale sale = service.open(server(), Map.of("cap", 9));
        service.anyone()
                .put()
                .uri("/v1/admin/events/{event}", sale.event())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Service.VIEWER_TOKEN)
                .header("X-Request-Id", "refused-" + sale.event().value().substring(0, 8))
                .bodyValue(Map.of("cap", 1))
                .exchange()
                .expectStatus()
                .isForbidden();
        until("the refusal to be written", () -> refusals(sale).size() == 1);

        String mine = "$.refusals[?(@.event == '" + sale.event() + "')]";
        service.organiser()
                .get()
                .uri("/v1/admin/refusals?count=1000")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath(mine + ".who")
                .isEqualTo("vera")
                .jsonPath(mine + ".method")
                .isEqualTo("PUT")
                .jsonPath(mine + ".path")
                .isEqualTo("/v1/admin/events/" + sale.event())
                .jsonPath(mine + ".why")
                .isEqualTo("role")
                .jsonPath(mine + ".request")
                .isEqualTo("refused-" + sale.event().value().substring(0, 8));
        service.organiser()
                .get()
                .uri("/v1/admin/refusals?count=0")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private static List<RightCall> calls(Sale sale) {
        return RightCall.all(
                Description.load("openapi/admission-service.yaml"),
                path -> path.startsWith("/v1/admin"),
                Map.of("event", sale.event().value()));
    }

    private String address() {
        return "http://127.0.0.1:" + service.port();
    }

    /** Of streams, too, which do not end. */
    private int status(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            return answer.statusCode();
        }
    }
}

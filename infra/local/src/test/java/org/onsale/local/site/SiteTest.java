package org.onsale.local.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.local.FakeOnsale;
import org.onsale.local.FreePorts;
import org.onsale.local.api.AdmissionApi;

class SiteTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final FakeOnsale onsale = new FakeOnsale();
    private final SiteSettings settings =
            new SiteSettings(FreePorts.one(), "demo", onsale.address(), onsale.address(), 10, "test");
    private Site site;

    @BeforeEach
    void start() {
        site = Site.start(settings, new AdmissionApi(onsale.address()));
    }

    @AfterEach
    void stop() {
        site.close();
        onsale.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/waiting/,text/html; charset=utf-8",
        "/shop/,text/html; charset=utf-8",
        "/shop/shop.css,text/css; charset=utf-8",
        "/shop/poster.svg,image/svg+xml",
        "/console/,text/html; charset=utf-8",
        "/console/page.mjs,text/javascript; charset=utf-8",
        "/console/vendor/uplot.css,text/css; charset=utf-8",
    })
    void filesHaveTheirTypeAndAreCachedForAMinute(String path, String type) throws Exception {
        HttpResponse<String> page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type")).hasValue(type);
        assertThat(page.headers().firstValue("cache-control")).hasValue("public, max-age=60");
        assertThat(page.body()).isNotEmpty();
    }

    @Test
    void aFileTheBrowserHasIsNotSentAgain() throws Exception {
        String etag = get("/waiting/").headers().firstValue("etag").orElseThrow();

        HttpResponse<String> again = send(request("/waiting/").header("If-None-Match", etag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/waiting/",
                "/console/",
                "/console/report.html",
                "/shop/",
                "/shop/over",
                "/shop/tickets",
                "/nowhere"
            })
    void everyAnswerForbidsForeignContent(String path) throws Exception {
        var headers = get(path).headers();

        assertThat(headers.firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(headers.firstValue("referrer-policy")).hasValue("same-origin");
    }

    @Test
    void theWaitingPageMayCallTheWaitingRoomAndTheShopTheAdmissionService() throws Exception {
        for (String path : List.of("/waiting/", "/shop/")) {
            assertThat(get(path).headers().firstValue("content-security-policy").orElseThrow())
                    .contains("connect-src 'self' " + onsale.address() + ";");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/waiting/../shop/index.html",
                "/waiting/%2e%2e/shop/index.html",
                "/../site/waiting/index.html",
                "/logback.xml",
                "/waiting/page.mjs",
                "/shop/shop.css/",
                "/shop//shop.css",
                "/shop/checkout.html",
                "/waiting/%00.html",
                "/META-INF/MANIFEST.MF"
            })
    void whatIsNotAFileOfTheSiteIsNotFound(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aWrongMethodIsSaid() throws Exception {
        assertThat(send(request("/waiting/").PUT(BodyPublishers.noBody())).statusCode())
                .isEqualTo(405);
        assertThat(get("/shop/api/buy").statusCode()).isEqualTo(405);
    }

    @Test
    void thePageIsToldWhereTheServicesAre() throws Exception {
        assertThat(get("/waiting/").body())
                .contains("<meta name=\"onsale-waiting-room\" content=\"" + onsale.address() + "\">")
                .contains("<meta name=\"onsale-installation\" content=\"test\">");
    }

    @Test
    void ticketsLeadThroughTheEntranceAndBackToTheCheckout() throws Exception {
        HttpResponse<String> tickets = get("/shop/tickets");

        assertThat(tickets.statusCode()).isEqualTo(303);
        assertThat(tickets.headers().firstValue("location").orElseThrow())
                .isEqualTo(onsale.address() + "/enter/demo?return_to=http%3A%2F%2Flocalhost%3A" + settings.port()
                        + "%2Fshop%2Fcheckout%3Fentered");
    }

    @Test
    void theCheckoutIsServedToTheHolderOfAPass() throws Exception {
        HttpResponse<String> page = send(request("/shop/checkout").header("Cookie", "onsale_pass_demo=p"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(page.body()).contains("Buy for");
    }

    @Test
    void withoutAPassTheCheckoutLeadsToTheEntranceOnceAndNotInCircles() throws Exception {
        onsale.checkAnswers("401");

        assertThat(get("/shop/checkout").headers().firstValue("location")).hasValue("/shop/tickets");
        assertThat(get("/shop/checkout?entered").headers().firstValue("location"))
                .hasValue("/shop/over");
    }

    @Test
    void nobodyChecksOutWhileThePassCannotBeChecked() throws Exception {
        onsale.checkAnswers("503");
        assertThat(get("/shop/checkout").statusCode()).isEqualTo(503);

        onsale.close();
        assertThat(get("/shop/checkout").statusCode()).isEqualTo(503);
    }

    @Test
    void theCheckoutPageIsHeldByAScriptThatIsToldWhere() throws Exception {
        HttpResponse<String> page = send(request("/shop/checkout").header("Cookie", "onsale_pass_demo=p"));
        HttpResponse<String> script = get("/checkout/checkout.js");

        assertThat(page.body())
                .contains("src=\"/checkout/checkout.js\" data-event=\"demo\" data-admission=\"" + onsale.address()
                        + "\" data-grace=\"10\" defer");
        assertThat(script.headers().firstValue("content-type")).hasValue("text/javascript; charset=utf-8");
        assertThat(script.body().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1_000, 2_048);
    }

    @Test
    void buyingCompletesTheCheckoutAndForgetsThePass() throws Exception {
        HttpResponse<String> bought = post("/shop/api/buy", settings.address());

        assertThat(bought.statusCode()).isEqualTo(303);
        assertThat(bought.headers().firstValue("location")).hasValue("/shop/thank-you");
        assertThat(bought.headers().firstValue("set-cookie").orElseThrow())
                .startsWith("onsale_pass_demo=;")
                .contains("Max-Age=0");
        assertThat(onsale.calls("DELETE", "/v1/events/demo/checkouts/c-1")).hasSize(1);
    }

    @Test
    void nothingIsBoughtOnceTheLeaseIsOver() throws Exception {
        onsale.leaseIsOver();

        assertThat(post("/shop/api/buy", settings.address()).headers().firstValue("location"))
                .hasValue("/shop/over");
        assertThat(onsale.calls("DELETE", "/v1/events/demo/checkouts/c-1")).isEmpty();
    }

    @Test
    void leavingGivesTheSlotBack() throws Exception {
        assertThat(post("/shop/api/leave", settings.address()).headers().firstValue("location"))
                .hasValue("/shop/");
        assertThat(onsale.calls("DELETE", "/v1/events/demo/checkouts/c-1")).hasSize(1);
    }

    @Test
    void anotherSiteCannotBuyOrLeaveForTheBuyer() throws Exception {
        assertThat(post("/shop/api/leave", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(send(request("/shop/api/buy").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(403);
        assertThat(onsale.calls()).isEmpty();
    }

    private HttpResponse<String> post(String path, String origin) throws Exception {
        return send(request(path)
                .header("Origin", origin)
                .header("Cookie", "other=1; onsale_pass_demo=" + FakeOnsale.pass())
                .POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}

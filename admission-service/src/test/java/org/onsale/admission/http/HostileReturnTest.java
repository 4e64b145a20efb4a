package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onsale.admission.http.WaysBackWalk.Step;
import org.onsale.admission.support.RawHttp;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.onsale.admission.support.WayBack;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder.ParserType;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is tried with the way back, no answer leads out of the shop, the waiting page and this service. */
final class HostileReturnTest extends RedisTest {
    private static final Set<String> ALLOWED = allowed();
    /** What Node.js and browsers share: the parser of the URL standard. */
    private static final String ORIGINS = "const text = require('fs').readFileSync(0, 'utf8');"
            + "console.log(JSON.stringify(JSON.parse(text).map(at => new URL(at, 'https://admission.example/x').origin)))";

    private static List<Step> steps;
    private static long letIn;

    private static Set<String> allowed() {
        Set<String> allowed = new HashSet<>(WayBack.SHOP);
        allowed.add(WaysBackWalk.ADMISSION);
        allowed.add(WaysBackWalk.PAGE);
        return allowed;
    }

    @BeforeAll
    static void tryEverything() throws IOException {
        Service service = Service.first();
        Sale open = service.open(server(), Map.of("cap", 100_000, "returnOrigins", WayBack.SHOP));
        Sale full = service.open(server(), Map.of("cap", 0, "returnOrigins", WayBack.SHOP));
        try (RawHttp http = new RawHttp(service.port())) {
            WaysBackWalk walk = new WaysBackWalk(http, open.event(), full.event());
            WayBack.all().forEach(walk::walk);
            steps = walk.steps();
        }
        letIn = open.held();
    }

    @Test
    void theWalkReachesAllThatTakesAnAddress() {
        assertThat(WayBack.refused()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(steps).hasSizeGreaterThan(12 * WayBack.all().size());
        assertThat(steps).anyMatch(step -> leadsTo(step, "https://shop.example/"));
        assertThat(steps).anyMatch(step -> leadsTo(step, WaysBackWalk.PAGE + "/waiting/"));
        assertThat(steps).anyMatch(step -> leadsTo(step, WaysBackWalk.ADMISSION + "/enter/"));
        assertThat(steps).anyMatch(step -> step.how().endsWith("back from the waiting page"));
        assertThat(steps)
                .allMatch(step ->
                        Set.of(303, 400, 401, 404, 414).contains(step.answer().status()));
    }

    @Test
    void noLocationLeadsElsewhereByTheUrlStandardAsSpringReadsIt() {
        assertThat(steps)
                .allMatch(step -> step.answer()
                        .location()
                        .map(HostileReturnTest::origin)
                        .filter(at -> !ALLOWED.contains(at))
                        .isEmpty());
    }

    @Test
    void noLocationLeadsElsewhereByTheUrlStandardAsBrowsersReadIt() throws Exception {
        List<String> locations = steps.stream()
                .flatMap(step -> step.answer().location().stream())
                .distinct()
                .toList();

        List<String> origins = originsByNode(locations);

        Map<String, String> elsewhere = new HashMap<>();
        for (int i = 0; i < locations.size(); i++) {
            if (!ALLOWED.contains(origins.get(i))) {
                elsewhere.put(locations.get(i), origins.get(i));
            }
        }
        assertThat(origins).hasSameSizeAs(locations).contains("https://shop.example");
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void anAddressThatIsNotTheShopsIsRefusedAndGivesNothingOut() {
        List<Step> refused = steps.stream()
                .filter(step -> !step.way().ours() && step.how().equals("encoded"))
                .toList();

        assertThat(refused).hasSizeGreaterThan(WayBack.refused().size());
        assertThat(refused).allMatch(step -> step.answer().status() == 400);
        assertThat(refused)
                .allMatch(step -> step.answer().location().isEmpty()
                        && step.answer().all("set-cookie").isEmpty());
        assertThat(letIn)
                .isEqualTo(steps.stream()
                        .filter(step -> !step.answer().all("set-cookie").isEmpty())
                        .count());
    }

    @Test
    void nobodyWritesAHeaderOfTheirOwn() {
        assertThat(steps)
                .allMatch(step -> step.answer().all("location").size() <= 1
                        && step.answer().all("set-cookie").stream()
                                .allMatch(cookie -> cookie.startsWith("onsale_pass_")));
    }

    private static boolean leadsTo(Step step, String start) {
        return step.answer().location().filter(at -> at.startsWith(start)).isPresent();
    }

    private static String origin(String location) {
        UriComponents read =
                UriComponentsBuilder.fromUriString(location, ParserType.WHAT_WG).build();
        boolean usual = read.getPort() == -1 || read.getPort() == ("https".equals(read.getScheme()) ? 443 : 80);
        return read.getScheme() + "://" + read.getHost() + (usual ? "" : ":" + read.getPort());
    }

    private static List<String> originsByNode(List<String> locations) throws Exception {
        Path errors = Files.createTempFile("node", ".txt");
        Process node = node(errors);
        try (OutputStream in = node.getOutputStream()) {
            in.write(JsonMapper.shared().writeValueAsBytes(locations));
        }
        String answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(Files.readString(errors)).isZero();
        Files.delete(errors);
        return List.of(JsonMapper.shared().readValue(answer, String[].class));
    }

    private static Process node(Path errors) {
        try {
            return new ProcessBuilder("node", "-e", ORIGINS)
                    .redirectError(errors.toFile())
                    .start();
        } catch (IOException e) {
            String reason = "no Node.js on the PATH: " + e.getMessage();
            if ("true".equals(System.getenv("CI"))) {
                return Assertions.fail(reason + "; with CI=true this test must run");
            }
            Assumptions.abort(reason);
            throw new UncheckedIOException(e);
        }
    }
}

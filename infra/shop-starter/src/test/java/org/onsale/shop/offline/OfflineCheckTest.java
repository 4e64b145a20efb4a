package org.onsale.shop.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.onsale.shop.support.Front;
import org.onsale.shop.support.Onsale;
import org.onsale.shop.support.Passes;

/** The examples of infra/offline-check, run as their first line says. */
class OfflineCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVENT = "offline-check";
    private static final Path EXAMPLES = Path.of(System.getProperty("onsale.offline-check"));
    private static final Path WORKPLACE = Path.of(System.getProperty("onsale.webjars"));

    @Test
    void theJavaExampleTellsGoodPassesFromBadOnes() throws Exception {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                nimbus(),
                EXAMPLES.resolve("VerifyPass.java").toString());

        assertThatItTellsThemApart(java);
    }

    @Test
    void theJavaScriptExampleTellsGoodPassesFromBadOnes() throws Exception {
        requireNode();
        installModules();
        Path example = WORKPLACE.resolve("verify-pass.mjs");
        Files.copy(EXAMPLES.resolve("verify-pass.mjs"), example, StandardCopyOption.REPLACE_EXISTING);

        assertThatItTellsThemApart(List.of("node", example.toString()));
    }

    private static void assertThatItTellsThemApart(List<String> command) throws Exception {
        Onsale.node().open(EVENT, "{\"cap\":100}");
        String pass = Onsale.node().enter(EVENT);
        try (Front front = Front.cutOff();
                Example example = Example.run(with(command, front.address() + "/.well-known/jwks.json"))) {
            assertThat(example.verdictOn(pass)).startsWith("unsure: ");
            front.leadTo(Onsale.node().port());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(example.verdictOn(pass)).startsWith(good(pass)));

            Map<String, String> bad = Passes.bad(Onsale.OLD_KEY, EVENT);
            for (String name : List.of(
                    "expired",
                    "another event's",
                    "alg none",
                    "alg none with a signature",
                    "another key under our key id",
                    "its own key in the header",
                    "HS256 with the public key",
                    "another type",
                    "another issuer",
                    "no end",
                    "no checkout",
                    "no signature",
                    "a changed claim",
                    "dots")) {
                assertThat(example.verdictOn(bad.get(name))).as(name).startsWith("no: ");
            }

            front.leadTo(Onsale.nodeWithNewKey().port());
            String afterTheChange = Onsale.nodeWithNewKey().enter(EVENT);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(example.verdictOn(afterTheChange)).startsWith(good(afterTheChange)));
            assertThat(example.verdictOn(pass)).startsWith(good(pass));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(example.verdictOn(bad.get("an unknown key id")))
                            .startsWith("no: "));
        }
    }

    private static List<String> with(List<String> command, String keys) {
        return Stream.concat(command.stream(), Stream.of(keys, EVENT)).toList();
    }

    private static String good(String pass) throws Exception {
        String end = SignedJWT.parse(pass)
                .getJWTClaimsSet()
                .getExpirationTime()
                .toInstant()
                .toString();
        return "checkout " + Passes.checkoutOf(pass) + " until " + end.substring(0, end.length() - 1);
    }

    private static String nimbus() throws URISyntaxException {
        return Path.of(SignedJWT.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    /** As npm would lay them out, from webjars, which have the version in between. */
    private static void installModules() throws IOException {
        Path modules = Files.createDirectories(WORKPLACE.resolve("node_modules"));
        try (Stream<Path> webjars = Files.list(WORKPLACE.resolve("META-INF/resources/webjars"))) {
            for (Path module : webjars.toList()) {
                Path link = modules.resolve(module.getFileName());
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, onlyFolderOf(module).toAbsolutePath());
            }
        }
    }

    private static Path onlyFolderOf(Path module) throws IOException {
        try (Stream<Path> versions = Files.list(module)) {
            return versions.findFirst().orElseThrow();
        }
    }

    private static void requireNode() throws InterruptedException {
        try {
            if (new ProcessBuilder("node", "--version").start().waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            // Told below.
        }
        String reason = "no Node.js on the PATH";
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(reason + "; with CI=true the JavaScript example must run");
        }
        System.out.println("SKIPPED the JavaScript example: " + reason);
        Assumptions.abort(reason);
    }
}

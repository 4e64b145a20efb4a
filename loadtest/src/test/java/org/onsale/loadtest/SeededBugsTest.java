package org.onsale.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onsale.loadtest.fake.Bug;
import org.onsale.loadtest.fake.FakeOnsale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real Gatling runs of a few seconds against a waiting room with a known bug: the verdict names the broken promise. */
class SeededBugsTest {
    private static final Map<Bug, String> BREAKS = Map.of(
            Bug.EXCEEDS_CAP, "strict cap",
            Bug.FORGETS_TURNS, "strict cap",
            Bug.LETS_NEWCOMERS_BARGE, "first in line, first in",
            Bug.CALLS_LAST_FIRST, "first in line, first in",
            Bug.LOSES_PLACES, "nobody is lost",
            Bug.RENUMBERS_ON_RELOAD, "nobody is lost",
            Bug.ADMITS_TWICE, "nobody is let in twice",
            Bug.SHOWS_RISING_POSITION, "the position shown never goes up");

    @TempDir
    Path results;

    @ParameterizedTest
    @EnumSource
    void a_run_fails_for_the_promise_the_bug_breaks(Bug bug) throws IOException {
        int exitCode = runAgainst(bug);

        List<String> broken = broken();
        if (bug == Bug.NONE) {
            assertThat(broken).isEmpty();
            assertThat(exitCode).isZero();
        } else {
            assertThat(broken).contains(BREAKS.get(bug));
            assertThat(exitCode).isNotZero();
        }
    }

    private int runAgainst(Bug bug) throws IOException {
        Path trace = Files.writeString(results.resolve("trace.csv"), "offset_s,count\n0,9\n1,6\n2,3\n");
        try (FakeOnsale target = FakeOnsale.with(bug)) {
            Map<String, String> options = new LinkedHashMap<>();
            options.put("admission", target.uri().toString());
            options.put("waiting-room", target.uri().toString());
            options.put("admin.token", "secret");
            options.put("trace", trace.toString());
            options.put("results", results.toString());
            options.put("cap", "3");
            options.put("checkout.mean", "300ms");
            options.put("buyer.away", "1s");
            options.put("buyer.never-claims", "0.1");
            options.put("buyer.reloads", "0.4");
            options.put("buyer.loses-answer", "0.5");
            options.put("claim.seconds", "1");
            options.put("away.seconds", "2");
            options.put("checkout.seconds", "2");
            options.put("max.duration", "30s");
            return withProperties(options);
        }
    }

    private int withProperties(Map<String, String> options) {
        options.forEach(System::setProperty);
        try {
            return io.gatling.app.Gatling$.MODULE$.fromArgs(
                    new String[] {"-s", Smoke.class.getName(), "-rf", results.toString(), "-nr"});
        } finally {
            options.keySet().forEach(System::clearProperty);
        }
    }

    private List<String> broken() throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            JsonNode verdict = files.filter(file -> file.endsWith("verdict.json"))
                    .map(SeededBugsTest::read)
                    .findFirst()
                    .orElseThrow();
            return verdict.path("promises")
                    .valueStream()
                    .filter(promise -> !promise.path("judgement").asString().equals("kept"))
                    .map(promise -> promise.path("promise").asString())
                    .toList();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

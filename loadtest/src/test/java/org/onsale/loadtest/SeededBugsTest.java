package org.onsale.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onsale.loadtest.fake.Bug;
import org.onsale.loadtest.fake.FakeOnsale;
import org.onsale.loadtest.verdict.Promise;
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

    /** What only some simulations ask, broken together: none hides another. */
    private static final Map<Bug, Promise> BREAKS_IN_A_CALM_SALE = Map.ofEntries(
            Map.entry(Bug.SLOW_TO_OFFER, Promise.NO_DEAD_SLOTS),
            Map.entry(Bug.RETURNERS_WAIT, Promise.RETURNERS_NEXT),
            Map.entry(Bug.LINE_NEVER_DISSOLVES, Promise.LINE_COMES_AND_GOES),
            Map.entry(Bug.TELLS_SHORT_WAITS, Promise.WAIT_TOLD_RIGHT),
            Map.entry(Bug.BURNS_NUMBERS, Promise.NO_NEW_NUMBERS),
            Map.entry(Bug.REFUSES_WITHOUT_A_TIME, Promise.EAGERNESS_REFUSED),
            Map.entry(Bug.STARVES_BUYERS, Promise.BUYERS_SERVED),
            Map.entry(Bug.ACCEPTS_FORGED_TOKENS, Promise.FORGERIES_REFUSED),
            Map.entry(Bug.LEAKS, Promise.NOTHING_GROWS),
            Map.entry(Bug.FAILS_OFTEN, Promise.FEW_FAILURES));

    private static final Map<Bug, Promise> BREAKS_WITH_CHANGES =
            Map.of(Bug.CHANGES_LATE, Promise.CHANGES_IN_FORCE, Bug.DOUBLES_RATE, Promise.RATE_KEPT);

    @ParameterizedTest
    @EnumSource(
            names = {
                "EXCEEDS_CAP",
                "FORGETS_TURNS",
                "LETS_NEWCOMERS_BARGE",
                "CALLS_LAST_FIRST",
                "LOSES_PLACES",
                "RENUMBERS_ON_RELOAD",
                "ADMITS_TWICE",
                "SHOWS_RISING_POSITION",
                "NONE"
            })
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

    @Test
    void a_run_fails_for_all_that_is_asked_of_a_calm_sale_and_broken() throws IOException {
        int exitCode = runCalmSale(BREAKS_IN_A_CALM_SALE.keySet());

        // On a busy machine the line may not be over when the last arrive: then that it dissolves is not judged.
        assertThat(broken()).contains(Promise.LINE_COMES_AND_GOES.title());
        assertThat(judged("broken"))
                .containsAll(titles(BREAKS_IN_A_CALM_SALE.values().stream()
                        .filter(promise -> promise != Promise.LINE_COMES_AND_GOES)
                        .toList()));
        assertThat(exitCode).isNotZero();
    }

    @Test
    void a_run_fails_for_an_organiser_not_obeyed() throws IOException {
        int exitCode = runWithChanges(BREAKS_WITH_CHANGES.keySet());

        assertThat(judged("broken")).containsAll(titles(BREAKS_WITH_CHANGES.values()));
        assertThat(exitCode).isNotZero();
    }

    private static List<String> titles(Collection<Promise> promises) {
        return promises.stream().map(Promise::title).toList();
    }

    private int runCalmSale(Set<Bug> bugs) throws IOException {
        return run(bugs, CalmSale.class, "0,48\n10,3\n", target -> {
            Map<String, String> options = new LinkedHashMap<>();
            options.put("management.admission", target.uri().toString());
            options.put("management.waiting-room", target.uri().toString());
            options.put("figures.every", "300ms");
            options.put("cap", "15");
            options.put("away.seconds", "12");
            options.put("max.duration", "13s");
            options.put("bots", "2");
            options.put("bots.keys", "2");
            options.put("buyer.comes-too-late", "0.1");
            options.put("buyer.never-claims", "0");
            options.put("buyer.storms", "0.2");
            options.put("buyer.pace", "40ms");
            return options;
        });
    }

    private int runWithChanges(Set<Bug> bugs) throws IOException {
        return run(
                bugs,
                ThresholdChange.class,
                "0,60\n",
                target -> Map.of(
                        "cap",
                        "4",
                        "warmup",
                        "0",
                        "buyer.never-claims",
                        "0",
                        "changes",
                        "500ms:cap=3,2s:paused,3500ms:open,4s:rate=60,8500ms:rate=none,8500ms:cap=20"));
    }

    private int runAgainst(Bug bug) throws IOException {
        return run(Set.of(bug), Smoke.class, "0,9\n1,6\n2,3\n", target -> Map.of("cap", "3", "buyer.reloads", "0.4"));
    }

    private int run(
            Set<Bug> bugs,
            Class<? extends OnsaleSimulation> simulation,
            String arrivals,
            Function<FakeOnsale, Map<String, String>> more)
            throws IOException {
        Path trace = Files.writeString(results.resolve("trace.csv"), "offset_s,count\n" + arrivals);
        try (FakeOnsale target = FakeOnsale.with(bugs)) {
            Map<String, String> options = new LinkedHashMap<>();
            options.put("admission", target.uri().toString());
            options.put("waiting-room", target.uri().toString());
            options.put("admin.token", FakeOnsale.ADMIN_TOKEN);
            options.put("trace", trace.toString());
            options.put("trace.bin", "1");
            options.put("results", results.toString());
            options.put("checkout.mean", "300ms");
            options.put("buyer.away", "1s");
            options.put("buyer.never-claims", "0.1");
            options.put("buyer.loses-answer", "0.5");
            options.put("claim.seconds", "1");
            options.put("away.seconds", "2");
            options.put("checkout.seconds", "2");
            options.put("max.duration", "30s");
            options.putAll(more.apply(target));
            return withProperties(options, simulation);
        }
    }

    private int withProperties(Map<String, String> options, Class<? extends OnsaleSimulation> simulation) {
        options.forEach(System::setProperty);
        try {
            return io.gatling.app.Gatling$.MODULE$.fromArgs(
                    new String[] {"-s", simulation.getName(), "-rf", results.toString(), "-nr"});
        } finally {
            options.keySet().forEach(System::clearProperty);
        }
    }

    private List<String> broken() throws IOException {
        return judged("broken", "not judged");
    }

    private List<String> judged(String... words) throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            JsonNode verdict = files.filter(file -> file.endsWith("verdict.json"))
                    .map(SeededBugsTest::read)
                    .findFirst()
                    .orElseThrow();
            return verdict.path("promises")
                    .valueStream()
                    .filter(promise ->
                            List.of(words).contains(promise.path("judgement").asString()))
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

    /** What simulations ask of a sale whose organiser changes nothing, all at once. */
    public static final class CalmSale extends OnsaleSimulation {
        public CalmSale() {
            super(
                    EnumSet.complementOf(
                            EnumSet.of(Promise.RESUMES_AFTER_LOSS, Promise.CHANGES_IN_FORCE, Promise.RATE_KEPT)),
                    Map.of("warmup", "0"));
        }
    }
}

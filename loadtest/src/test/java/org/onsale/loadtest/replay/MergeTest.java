package org.onsale.loadtest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsale.loadtest.cli.ReplayKit;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.history.HistoryFile;
import org.onsale.loadtest.history.RunClock;
import org.onsale.loadtest.report.Plan;
import org.onsale.loadtest.report.Report;
import org.onsale.loadtest.report.RunSheet;
import org.onsale.loadtest.report.VerdictJson;
import org.onsale.loadtest.verdict.Facts;
import org.onsale.loadtest.verdict.Figures;
import org.onsale.loadtest.verdict.Hearing;
import org.onsale.loadtest.verdict.Judgement;
import org.onsale.loadtest.verdict.LogEntry;
import org.onsale.loadtest.verdict.Promise;
import org.onsale.loadtest.verdict.Verdict;

/** A sale's history split among load generators whose clocks disagree by seconds. */
final class MergeTest {
    private static final int BUYERS = 400;
    private static final int CAP = 10;
    private static final List<Long> CLOCKS_AHEAD = List.of(0L, 7_000L, -3_500L);

    @TempDir
    private Path folder;

    private final List<BuyerEvent> events = new ArrayList<>();
    private List<LogEntry> log = List.of();

    @BeforeEach
    void aSale() {
        log = MadeUpSale.run(BUYERS, 40, CAP, 900, 2_000, events::add);
    }

    private static RunClock clock() {
        return new RunClock(() -> 0, 0, MadeUpSale.START_MILLIS);
    }

    private Verdict unsplit() {
        Facts facts = new Facts(
                CAP, Duration.ofSeconds(40), Duration.ofSeconds(60), Long.MAX_VALUE, List.of(), clock(), Duration.ZERO);
        Hearing hearing = new Hearing(facts, log);
        events.forEach(hearing::saw);
        return hearing.verdict();
    }

    private static Plan plan(long seed) {
        return new Plan(
                "OnsaleSpike",
                "replay-1",
                "made-up.csv",
                true,
                BUYERS,
                "5f",
                seed,
                0,
                "http://127.0.0.1:8081",
                Map.of("cap", CAP, "awaySeconds", 40, "claimSeconds", 60),
                "all wait",
                Set.of());
    }

    private static RunSheet sheet(int part, int of, long seed, long startedAtMillis) {
        return new RunSheet(
                plan(seed),
                part + "/" + of,
                List.of("machine " + part),
                BUYERS / of,
                9,
                16,
                startedAtMillis,
                60,
                null,
                List.of(),
                null,
                part,
                "infra/onsale what-if --trace part.csv --cap 10");
    }

    /** What the part's load generator leaves: its own buyers, by its own clock, begun a second after the part before. */
    private Path part(int part, int of, long seed) throws IOException {
        long beginsMillis = (part - 1) * 1_000L;
        long ahead = CLOCKS_AHEAD.get(part - 1);
        long anchorNanos = part * 1_000_000_000_000L;
        long[] now = {0};
        RunClock clock = new RunClock(() -> now[0], anchorNanos, MadeUpSale.START_MILLIS + beginsMillis + ahead);
        Path into = Files.createDirectories(folder.resolve("part-" + part + "-" + of + "-" + seed));
        try (HistoryFile history = HistoryFile.create(into.resolve(ResultFolder.HISTORY), clock)) {
            for (BuyerEvent event : events) {
                if ((event.buyer() - 1) % of == part - 1) {
                    now[0] = anchorNanos + event.atNanos() - beginsMillis * 1_000_000;
                    history.note(event.what(), event.buyer(), event.tookMillis(), event.a(), event.b(), event.c());
                }
            }
        }
        RunSheet sheet = sheet(part, of, seed, clock.anchorMillis());
        List<LogEntry> read = part == 1 ? log : log.subList(0, log.size() / 2);
        new ResultFolder(into)
                .write(
                        new Report(sheet, unsplit(), List.of()),
                        read,
                        List.of(
                                "seconds,waiting,present,turns,checkouts,held,cap,nowServing,lastNumber",
                                "1.0,3,3,1,9,10,10,2,5"));
        return into;
    }

    private List<Path> parts(int of) throws IOException {
        List<Path> parts = new ArrayList<>();
        for (int part = 1; part <= of; part++) {
            parts.add(part(part, of, 7));
        }
        return parts;
    }

    @Test
    void a_split_history_comes_to_the_verdict_of_the_whole() throws IOException {
        Verdict whole = unsplit();

        Verdict merged = Merge.of(parts(3), folder.resolve("merged")).verdict();

        assertThat(merged.kept()).isTrue();
        assertThat(merged.judgements()).isEqualTo(whole.judgements());
        Figures expected = whole.figures();
        Figures got = merged.figures();
        assertThat(got.turnP50Seconds()).isCloseTo(expected.turnP50Seconds(), within(0.02));
        assertThat(List.of(got.arrived(), got.letInAtOnce(), got.places(), got.turns(), got.polls()))
                .containsExactly(
                        expected.arrived(),
                        expected.letInAtOnce(),
                        expected.places(),
                        expected.turns(),
                        expected.polls());
        assertThat(merged.concordance()).isEqualTo(whole.concordance());
    }

    @Test
    void more_than_the_cap_held_by_all_parts_together_is_seen_though_no_part_holds_it_alone() throws IOException {
        log = log.stream()
                .map(entry -> new LogEntry(entry.atMillis(), entry.what(), entry.number(), 1, CAP / 2))
                .toList();

        Verdict merged = Merge.of(parts(3), folder.resolve("merged")).verdict();

        Judgement cap = merged.judgements().get(Promise.STRICT_CAP);
        assertThat(cap).isInstanceOf(Judgement.Broken.class);
        assertThat(((Judgement.Broken) cap).first().get(0).what()).contains("by their own histories");
    }

    @Test
    void the_sheet_tells_all_machines_and_what_is_unsure_of_their_clocks() throws IOException {
        RunSheet run = Merge.of(parts(3), folder.resolve("merged")).run();

        assertThat(run.machines()).containsExactly("machine 1", "machine 2", "machine 3");
        assertThat(run.part()).isEqualTo("1/1");
        assertThat(run.people()).isEqualTo(BUYERS);
        assertThat(run.clock()).isNotNull();
        assertThat(run.clock().unsureMillis()).isBetween(1L, 20L);
        assertThat(run.startedAtMillis()).isCloseTo(MadeUpSale.START_MILLIS, within(20L));
    }

    @Test
    void a_merged_folder_has_every_form_of_the_verdict() throws IOException {
        Path merged = folder.resolve("merged");

        Merge.of(parts(2), merged);

        assertThat(merged)
                .isDirectoryContaining("glob:**/verdict.html")
                .isDirectoryContaining("glob:**/TEST-verdict.xml")
                .isDirectoryContaining("glob:**/verdict.txt");
        RunSheet run = VerdictJson.run(Files.readString(merged.resolve("verdict.json")));
        assertThat(run.simulate())
                .startsWith("infra/onsale what-if --trace " + merged.resolve("arrivals.csv"))
                .endsWith(" --cap 10");
        assertThat(Files.readAllLines(merged.resolve("arrivals.csv"))).startsWith("offset_s,count", "0,24", "1,25");
    }

    private int merged(List<Path> parts, StringWriter said) {
        List<String> args = new ArrayList<>(List.of("merge"));
        parts.forEach(part -> args.add(part.toString()));
        args.addAll(List.of("-o", folder.resolve("merged").toString()));
        PrintWriter both = new PrintWriter(said);
        return ReplayKit.run(both, both, args.toArray(String[]::new));
    }

    @Test
    void the_command_fails_for_a_broken_promise_only() throws IOException {
        StringWriter said = new StringWriter();
        assertThat(merged(parts(2), said)).as(said.toString()).isZero();
        assertThat(said.toString()).contains("Verdict: every promise kept");

        log = log.stream()
                .map(entry -> new LogEntry(entry.atMillis(), entry.what(), entry.number(), CAP + 1, CAP))
                .toList();

        assertThat(merged(parts(2), new StringWriter())).isEqualTo(1);
    }

    @Test
    void the_command_says_why_it_will_not() throws IOException {
        StringWriter said = new StringWriter();

        assertThat(merged(List.of(part(1, 2, 7)), said)).isEqualTo(1);
        assertThat(said.toString()).contains("replay: part 2/2 is missing: got 1 of 2");
        assertThat(merged(List.of(), new StringWriter())).isEqualTo(2);
    }

    @Test
    void a_missing_part_is_named() throws IOException {
        List<Path> parts = parts(3);

        assertThatThrownBy(() -> Merge.of(List.of(parts.get(0), parts.get(2)), folder.resolve("merged")))
                .hasMessage("part 2/3 is missing: got 2 of 3");
    }

    @Test
    void a_part_given_twice_is_named() throws IOException {
        List<Path> parts = parts(2);

        assertThatThrownBy(() -> Merge.of(List.of(parts.get(0), parts.get(1), parts.get(1)), folder.resolve("merged")))
                .hasMessageEndingWith("are both part 2/2");
    }

    @Test
    void parts_of_different_runs_are_refused() throws IOException {
        List<Path> other = List.of(part(1, 2, 7), part(2, 2, 8));

        assertThatThrownBy(() -> Merge.of(other, folder.resolve("merged")))
                .hasMessageContaining("has the seed 7")
                .hasMessageEndingWith("has 8: they are not of one run");
        List<Path> split = List.of(part(1, 2, 7), part(3, 3, 7));
        assertThatThrownBy(() -> Merge.of(split, folder.resolve("merged")))
                .hasMessageContaining("is part 1/2, but")
                .hasMessageEndingWith("is part 3/3");
    }

    @Test
    void a_folder_that_is_no_run_is_refused() {
        assertThatThrownBy(() -> Merge.of(List.of(folder), folder.resolve("merged")))
                .hasMessageEndingWith("has no verdict.json, want the folder of a run that was judged");
    }
}

package org.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What needs no service. */
final class OnsaleTest {
    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    @ParameterizedTest
    @ValueSource(strings = {"", "cap", "cap demo many", "live", "undo demo", "what-if --cap many"})
    void whatIsNotUnderstoodIsExplainedAndEndsWithTwo(String line) {
        Ended ended = cli(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("Usage: onsale");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aCommandThatIsMistypedIsGuessed() {
        Ended ended = cli("paus");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("Did you mean: onsale pause");
    }

    @Test
    void everyCommandHasHelp() {
        String help = cli("--help").out();

        for (String command : new String[] {
            "events",
            "show",
            "live",
            "cap",
            "rate",
            "pause",
            "resume",
            "drain",
            "close",
            "bypass",
            "message",
            "open-at",
            "close-at",
            "prequeue-at",
            "sold-out",
            "undo",
            "audit",
            "report",
            "what-if"
        }) {
            assertThat(help).contains("\n  " + command + " ");
            assertThat(cli(command, "--help").code()).as(command).isZero();
        }
    }

    @Test
    void withoutATokenNothingIsAsked() {
        assertThat(cli("events")).isEqualTo(new Ended(1, "", "onsale: no token: set ONSALE_ADMIN_TOKEN\n"));
    }

    @Test
    void aSaleIsSimulatedWithoutAService() {
        Ended ended = cli("what-if", "--people", "3000", "--over", "5m", "--cap", "50", "--seed", "3");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("3,000 came", "time to turn:    p50 ", "longest line:", "cap 50 (set)");
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        String[] question = {"what-if", "--people", "3000", "--over", "5m", "--cap", "50", "--json"};

        assertThat(figures(question)).isEqualTo(figures(question));
    }

    private static String figures(String... question) {
        return cli(question).out().replaceAll("\"tookMs\":\\d+", "");
    }

    @Test
    void ofSeveralRunsTheMiddleOneIsTold() {
        double middle = p50("--runs", "3", "--seed", "1");

        double[] one = {p50("--seed", "1"), p50("--seed", "2"), p50("--seed", "3")};
        Arrays.sort(one);
        assertThat(middle).isEqualTo(one[1]);
    }

    private static double p50(String... more) {
        String[] question = {"what-if", "--people", "3000", "--over", "5m", "--cap", "50", "--json"};
        String[] all = Arrays.copyOf(question, question.length + more.length);
        System.arraycopy(more, 0, all, question.length, more.length);
        JsonNode answer = Service.JSON.readTree(cli(all).out());
        return answer.path("wait").path("p50Seconds").asDouble();
    }

    @Test
    void aTraceIsReadBinByBin() throws IOException {
        Path trace = Files.writeString(folder.resolve("trace.csv"), """
                # recorded somewhere
                offset_s,count
                0,100

                60,50
                180,7
                """);

        Ended ended = cli("what-if", "--trace", trace.toString(), "--cap", "10", "--json");

        JsonNode answer = Service.JSON.readTree(ended.out());
        assertThat(answer.path("arrived").asInt()).isEqualTo(157);
        assertThat(answer.path("given")
                        .path("arrivals")
                        .path("value")
                        .path("overSeconds")
                        .asInt())
                .isEqualTo(240);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,1;x,2 | is not a line of offset_s,count",
                "0,1;0,2 | offsets must ascend",
                "0,1;60,2;67,1 | is no multiple of 7",
                "0,4000000;1,4000000 | at most 5000000 can be simulated at once",
                "0,1;700000,2 | at most 604800 s can be simulated",
            })
    void aTraceThatIsNoneIsRefused(String lines, String why) throws IOException {
        Path trace = Files.writeString(folder.resolve("trace.csv"), lines.replace(';', '\n'));

        Ended ended = cli("what-if", "--trace", trace.toString(), "--cap", "10");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains(why);
        assertThat(ended.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "what-if --cap 9 | --trace or --people and --over",
                "what-if --people 9 --over 5m | --cap is needed",
                "what-if --people 9 --over 5d --cap 9 | is no time",
                "what-if --people 9 --over 5m --cap 9 --checkout 9,8 | --checkout 9,8: wanted are two numbers",
                "what-if --people 9 --over 5m --cap 9 --rate 0 | --rate 0: wanted is",
                "what-if --people 9 --over 5m --cap 9 --no-show 2 | wanted is a share",
                "what-if --people 9 --over 5m --cap -9 | cap: -9 is not allowed",
                "what-if --people 9000000 --over 5m --cap 9 | 9000000 people: at most 5000000",
                "what-if --trace no-such-file --cap 9 | cannot be read",
                "what-if --people 9 --over 5m --cap 9 --runs 0 | --runs 0: wanted are 1 to 99",
            })
    void aQuestionThatHasNoAnswerIsRefusedInOneLine(String line, String why) {
        Ended ended = cli(line.split(" "));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).startsWith("onsale: ").contains(why);
        assertThat(ended.err().lines()).hasSize(1);
    }

    private static Ended cli(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        BufferedReader nothing = new BufferedReader(new StringReader(""));
        int code = Onsale.run(new Surroundings(Map.of(), nothing, new PrintWriter(out), new PrintWriter(err)), args);
        return new Ended(code, out.toString(), err.toString());
    }
}

package org.onsale.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.cli.Onsale;
import org.onsale.cli.Surroundings;

/** The organiser's command line against the running services. */
@ExtendWith(org.onsale.local.gateway.Onsale.class)
class OrganiserCliEndToEndTest {

    private static RunningOnsale onsale;

    private record Ended(int code, String out, String err) {}

    @BeforeAll
    static void start(RunningOnsale running) {
        onsale = running;
    }

    @Test
    void theEventsAndTheSettingsOfOneAreShown() {
        onsale.open("cli-show", Map.of("cap", 70, "name", "Aurora Nights"));

        assertThat(cli("", "events").out()).contains("EVENT", "cli-show", "Aurora Nights");
        assertThat(cli("", "show", "cli-show").out()).containsPattern("cap +70").containsPattern("phase +open");
        assertThat(cli("", "show", "cli-show", "--json").out()).startsWith("{").contains("\"cap\":70");
    }

    @Test
    void aChangeIsShownMadeWrittenDownAndUndone() {
        onsale.open("cli-cap", Map.of("cap", 70));

        Ended lowered = cli("", "cap", "cli-cap", "40", "--why", "the shop is slow");

        assertThat(lowered).isEqualTo(new Ended(0, lowered.out(), ""));
        assertThat(lowered.out()).contains("cap 70 → 40", "done: version 2");
        assertThat(cli("", "audit", "cli-cap").out()).contains("cap 70 → 40", "the shop is slow");
        assertThat(cli("", "audit", "cli-cap", "--csv").out()).contains("at,who,version,field,from,to,why,request");

        assertThat(cli("", "undo", "cli-cap", "cap", "--yes").out()).contains("cap 40 → 70");
        assertThat(cli("", "show", "cli-cap").out()).containsPattern("cap +70");
    }

    @Test
    void everyLeverDoesWhatItSays() {
        onsale.open("cli-levers", Map.of("cap", 5));

        assertChanges("phase open → paused", "pause", "cli-levers");
        assertChanges("phase paused → open", "resume", "cli-levers");
        assertChanges("ratePerMinute - → 90", "rate", "cli-levers", "90");
        assertChanges("ratePerMinute 90 → -", "rate", "cli-levers", "none");
        assertChanges("→ Back soon", "message", "cli-levers", "Back soon");
        assertChanges("prequeueAt - → 2099-05-01T16:00:00Z", "prequeue-at", "cli-levers", "2099-05-01T16:00:00Z");
        assertChanges("opensAt - → 2099-05-01T17:00:00Z", "open-at", "cli-levers", "2099-05-01T17:00:00Z");
        assertChanges("closesAt - → 2099-05-01T19:00:00Z", "close-at", "cli-levers", "2099-05-01T19:00:00Z");
        assertChanges("closesAt 2099-05-01T19:00:00Z → -", "close-at", "cli-levers", "none");
        assertChanges("soldOut false → true", "sold-out", "cli-levers");
        assertChanges("soldOut true → false", "sold-out", "cli-levers", "false");
        assertChanges("phase open → draining", "drain", "cli-levers");
        assertChanges("phase draining → closed", "close", "cli-levers");
    }

    private static void assertChanges(String change, String... args) {
        String[] confirmed = Arrays.copyOf(args, args.length + 1);
        confirmed[args.length] = "--yes";
        Ended ended = cli("", confirmed);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains(change);
        assertThat(ended.code()).isZero();
    }

    @Test
    void theGateIsTurnedOffOnlyByWhoTypesTheEventsId() {
        onsale.open("cli-bypass", Map.of("cap", 5));

        Ended mistyped = cli("cli-bypas\n", "bypass", "cli-bypass");
        Ended typed = cli("cli-bypass\n", "bypass", "cli-bypass");

        assertThat(mistyped.code()).isEqualTo(1);
        assertThat(mistyped.err()).isEqualTo("onsale: not confirmed, nothing was changed\n");
        assertThat(typed.code()).isZero();
        assertThat(typed.out()).contains("Type the event's id", "phase open → bypass");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsToldAndNotOverwritten() {
        onsale.open("cli-conflict", Map.of("cap", 5));
        // Changed by somebody else while this one is asked for the event's id.
        BufferedReader whileAsked = new BufferedReader(new StringReader("cli-conflict\n")) {
            @Override
            public String readLine() throws IOException {
                onsale.change("cli-conflict", Map.of("cap", 9));
                return super.readLine();
            }
        };

        Ended ended = cli(whileAsked, "bypass", "cli-conflict");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("changed cap 5 → 9 meanwhile, nothing was changed by you");
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(cli("", "show", "cli-conflict").out()).containsPattern("phase +open");
    }

    @Test
    void liveFiguresAreShownOnceOrSecondBySecond() {
        onsale.open("cli-live", Map.of("cap", 5));

        assertThat(cli("", "live", "cli-live").out()).contains("in checkout 0 of 5", "waiting 0", "no-shows");
        assertThat(cli("", "live", "cli-live", "--watch", "--lines", "2").out().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("in checkout 0 of 5"));
    }

    @Test
    void theReportIsShown() {
        onsale.open("cli-report", Map.of("cap", 5));

        assertThat(cli("", "report", "cli-report").out()).containsPattern("letIn +0");
        assertThat(cli("", "report", "cli-report", "--json").out()).contains("\"event\":\"cli-report\"");
    }

    @Test
    void aServiceSimulatesWithAnEventsSettings() {
        onsale.open("cli-what-if", Map.of("cap", 20));

        Ended asSet = cli("", "what-if", "--event", "cli-what-if", "--people", "2000", "--over", "5m");
        Ended larger = cli("", "what-if", "--event", "cli-what-if", "--people", "2000", "--over", "5m", "--cap", "40");

        assertThat(asSet.out()).contains("2,000 came", "cap 20 (set)", "time to turn", "longest line");
        assertThat(larger.out()).contains("cap 40 (set)");
    }

    @Test
    void whatIsRefusedIsOneLineThatShowsNoToken() {
        onsale.open("cli-refused", Map.of("cap", 5));

        Ended range = cli("", "cap", "cli-refused", "-1", "--yes");
        Ended event = cli("", "show", "no-such-event");
        Ended token = cli("", "events", "--token", "not-the-right-token");
        Ended service = cli("", "events", "--url", "http://127.0.0.1:1");

        assertThat(range.err()).contains("cap: -1 is not allowed");
        assertThat(event.err()).contains("There is no such event");
        assertThat(token.err()).contains("401").doesNotContain("not-the-right-token");
        assertThat(service.err()).contains("no answer from http://127.0.0.1:1");
        for (Ended ended : new Ended[] {range, event, token, service}) {
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).startsWith("onsale: ");
            assertThat(ended.err().lines()).hasSize(1);
        }
    }

    private static Ended cli(String typed, String... args) {
        return cli(new BufferedReader(new StringReader(typed)), args);
    }

    private static Ended cli(BufferedReader typed, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> environment = Map.of(
                "ONSALE_ADMISSION_URL",
                "http://127.0.0.1:" + onsale.admissionPort(),
                "ONSALE_ADMIN_TOKEN",
                onsale.adminToken());
        int code = Onsale.run(new Surroundings(environment, typed, new PrintWriter(out), new PrintWriter(err)), args);
        return new Ended(code, out.toString(), err.toString());
    }
}

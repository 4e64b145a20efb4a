package org.onsale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Commands that only look. */
final class WatchCommands {
    private static final int ENTRIES = 30;

    private WatchCommands() {}

    @Command(name = "events", description = "Lists the events.", mixinStandardHelpOptions = true)
    static final class Events extends Connection implements Callable<Integer> {
        @Override
        public Integer call() {
            Service.Answer answer = service().get("/v1/admin/events");
            print(json() ? answer.text() : table(answer.json().path("events")));
            return 0;
        }

        private static String table(JsonNode events) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("EVENT", "PHASE", "CAP", "RATE/MIN", "VERSION", "NAME"));
            for (JsonNode event : events) {
                rows.add(List.of(
                        event.path("event").asString(""),
                        event.path("phase").asString(""),
                        Figures.whole(event.path("cap")),
                        Figures.whole(event.path("ratePerMinute")),
                        Figures.whole(event.path("version")),
                        event.path("name").asString("")));
            }
            return Figures.table(rows);
        }
    }

    @Command(name = "show", description = "Shows the settings of an event.", mixinStandardHelpOptions = true)
    static final class Show extends Connection implements Callable<Integer> {
        @Parameters(paramLabel = "<event>")
        private String event = "";

        @Override
        public Integer call() {
            Service.Answer answer = service().get(Service.event(event, ""));
            if (json()) {
                print(answer.text());
                return 0;
            }
            List<List<String>> rows = new ArrayList<>();
            answer.json()
                    .properties()
                    .forEach(field -> rows.add(List.of(field.getKey(), Figures.text(field.getValue()))));
            print(Figures.table(rows));
            return 0;
        }
    }

    @Command(name = "audit", description = "Who changed what, newest first.", mixinStandardHelpOptions = true)
    static final class Audit extends Connection implements Callable<Integer> {
        @Parameters(paramLabel = "<event>")
        private String event = "";

        @Option(names = "--csv", description = "The whole audit as CSV.")
        private boolean csv;

        @Override
        public Integer call() {
            Service service = service();
            if (csv) {
                around().out()
                        .print(service.get(Service.event(event, "/audit"), "text/csv")
                                .text());
                return 0;
            }
            Service.Answer answer = service.get(Service.event(event, "/audit?count=" + ENTRIES));
            if (json()) {
                print(answer.text());
                return 0;
            }
            answer.json().path("entries").forEach(entry -> print(Audits.line(entry)));
            return 0;
        }
    }

    @Command(name = "report", description = "The sale so far, or as it ended.", mixinStandardHelpOptions = true)
    static final class Report extends Connection implements Callable<Integer> {
        @Parameters(paramLabel = "<event>")
        private String event = "";

        @Option(names = "--csv", description = "The minutes of the sale as CSV.")
        private boolean csv;

        @Override
        public Integer call() {
            String path = Service.event(event, "/report");
            if (csv) {
                around().out().print(service().get(path, "text/csv").text());
                return 0;
            }
            Service.Answer answer = service().get(path);
            if (json()) {
                print(answer.text());
                return 0;
            }
            List<List<String>> rows = new ArrayList<>();
            answer.json().properties().forEach(figure -> {
                if (!figure.getValue().isArray()) {
                    rows.add(List.of(figure.getKey(), Figures.text(figure.getValue())));
                }
            });
            print(Figures.table(rows));
            return 0;
        }
    }
}

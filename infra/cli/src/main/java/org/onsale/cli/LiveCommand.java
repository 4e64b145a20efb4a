package org.onsale.cli;

import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Live figures, once or second by second. */
@Command(name = "live", description = "Live figures of an event.", mixinStandardHelpOptions = true)
final class LiveCommand extends Connection implements Callable<Integer> {
    private static final String DATA = "data:";

    @Parameters(paramLabel = "<event>")
    private String event = "";

    @Option(names = "--watch", description = "A line a second, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--lines", paramLabel = "<n>", description = "With --watch: stop after so many.")
    private long lines = Long.MAX_VALUE;

    @Override
    public Integer call() {
        if (!watch) {
            Service.Answer answer = service().get(Service.event(event, "/live"));
            print(json() ? answer.text() : whole(answer.json()));
            return 0;
        }
        try (Stream<String> stream = service().lines(Service.event(event, "/live/stream"))) {
            stream.filter(line -> line.startsWith(DATA))
                    .limit(lines)
                    .map(line -> line.substring(DATA.length()).strip())
                    .forEach(data -> print(json() ? data : line(Service.JSON.readTree(data))));
        }
        if (lines == Long.MAX_VALUE) {
            throw new Refused("the stream of " + event + " ended");
        }
        return 0;
    }

    static String line(JsonNode live) {
        String asOf = live.path("asOf").asString("");
        return "%s  %s  in checkout %s of %s  waiting %s (present %s)  in %s/min  out %s/min  wait %s"
                .formatted(
                        asOf.length() < 19 ? asOf : asOf.substring(11, 19),
                        live.path("phase").asString(""),
                        Figures.whole(live.path("held")),
                        Figures.whole(live.path("cap")),
                        Figures.whole(live.path("waiting")),
                        Figures.whole(live.path("present")),
                        Figures.whole(live.path("inPerMinute")),
                        Figures.whole(live.path("outPerMinute")),
                        Figures.waits(live.path("wait")));
    }

    private static String whole(JsonNode live) {
        StringBuilder text = new StringBuilder(line(live));
        text.append("\nno-shows ")
                .append(Figures.percent(live.path("noShowShare")))
                .append("  conversion ")
                .append(Figures.percent(live.path("conversion")))
                .append("  waited ")
                .append(Figures.waits(live.path("waited")));
        live.path("guidance")
                .forEach(hint -> text.append("\n")
                        .append(hint.path("level").asString(""))
                        .append(": ")
                        .append(hint.path("text").asString("")));
        return text.toString();
    }
}

package org.onsale.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/**
 * A change of settings: reads them, shows what the change would do, asks where a crowd would be let in, and writes only what
 * nobody else wrote meanwhile.
 */
abstract class ChangeCommand extends Connection implements Callable<Integer> {
    private static final int CONFLICT = 412;
    private static final String BYPASS = "bypass";

    @Parameters(index = "0", paramLabel = "<event>")
    private String event = "";

    @Option(names = "--why", paramLabel = "<text>", description = "Goes into the audit.")
    private String why = "";

    @Option(names = "--yes", description = "Do not ask for the event's id where a crowd would be let in.")
    private boolean yes;

    /** The settings to change, as JSON holds them; null sets back to the preset. */
    abstract Map<String, @Nullable Object> patch(Service service, String event);

    @Override
    public Integer call() {
        Service service = service();
        Service.Answer shown = service.get(Service.event(event, ""));
        Map<String, @Nullable Object> patch = patch(service, event);
        String json = Service.JSON.writeValueAsString(patch);
        JsonNode preview = service.preview(event, json).json();
        if (!json()) {
            tell(preview);
        }
        boolean crowd = preview.path("crowd").asBoolean(false) || BYPASS.equals(patch.get("phase"));
        if (crowd && !yes) {
            requireTyped(preview);
        }
        Service.Answer written = service.patch(address(crowd), json, shown.tag());
        if (written.status() == CONFLICT) {
            throw new Refused(conflict(service, shown));
        }
        Service.accepted(written);
        print(
                json()
                        ? written.text()
                        : "done: version " + written.json().path("version").asLong());
        return 0;
    }

    private String address(boolean confirmed) {
        Map<String, String> query = new LinkedHashMap<>();
        if (!why.isEmpty()) {
            query.put("why", why);
        }
        if (confirmed) {
            query.put("confirm", event);
        }
        StringBuilder path = new StringBuilder(Service.event(event, ""));
        query.forEach((name, value) -> path.append(path.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(Service.encoded(value)));
        return path.toString();
    }

    private void tell(JsonNode preview) {
        String changes = Audits.changes(preview);
        print(changes.isEmpty() ? "nothing changes" : changes);
        JsonNode now = preview.path("wait").path("now");
        JsonNode then = preview.path("wait").path("then");
        if (now.path("known").asBoolean(false) || then.path("known").asBoolean(false)) {
            print("wait goes " + Figures.waits(now) + " → " + Figures.waits(then));
        }
        preview.path("effects").forEach(effect -> print(effect.asString("")));
    }

    private void requireTyped(JsonNode preview) {
        print("This lets " + Figures.whole(preview.path("letInAtOnce"))
                + " people in at once. Type the event's id to do it:");
        String typed = typed();
        if (!event.equals(typed)) {
            throw new Refused("not confirmed, nothing was changed");
        }
    }

    private String typed() {
        try {
            String line = around().in().readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            return "";
        }
    }

    private String conflict(Service service, Service.Answer shown) {
        long seen = shown.json().path("version").asLong();
        for (JsonNode entry :
                service.get(Service.event(event, "/audit?count=10")).json().path("entries")) {
            if (entry.path("version").asLong() > seen) {
                return entry.path("who").asString("") + " changed " + Audits.changes(entry)
                        + " meanwhile, nothing was changed by you; look again and repeat";
            }
        }
        return "the settings were changed meanwhile, nothing was changed by you; look again and repeat";
    }
}

package org.onsale.cli;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Sets a setting back to what it was before its last change, by the audit. */
@Command(
        name = "undo",
        description = "Sets a setting back to what it was before its last change.",
        mixinStandardHelpOptions = true)
final class UndoCommand extends ChangeCommand {
    private static final int ENTRIES = 1_000;

    @Parameters(index = "1", paramLabel = "<setting>", description = "As in the output of show, for example cap.")
    private String setting = "";

    @Override
    Map<String, @Nullable Object> patch(Service service, String event) {
        JsonNode entries = service.get(Service.event(event, "/audit?count=" + ENTRIES))
                .json()
                .path("entries");
        for (JsonNode entry : entries) {
            JsonNode change = entry.path("changes").path(setting);
            if (!change.isMissingNode()) {
                return Collections.singletonMap(setting, Service.JSON.treeToValue(change.path("from"), Object.class));
            }
        }
        throw new Refused("the audit has no change of \"" + setting + "\"");
    }
}

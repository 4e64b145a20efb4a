package org.onsale.admission.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.onsale.admission.domain.EventSettings;
import org.onsale.admission.domain.SettingRefused;
import org.onsale.redis.EventId;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the file of events to declare at start: {@code {"<event>": {settings…}, …}}. */
final class DeclaredEvents {
    private static final String NAME = "ONSALE_EVENTS";
    private static final TypeReference<Map<String, Map<String, Object>>> DOCUMENT = new TypeReference<>() {};

    private DeclaredEvents() {}

    /** @param path empty for none */
    static Map<EventId, EventSettings> read(String path, JsonMapper json) {
        if (path.isBlank()) {
            return Map.of();
        }
        try {
            Map<EventId, EventSettings> declared = new LinkedHashMap<>();
            json.readValue(Files.readString(Path.of(path)), DOCUMENT)
                    .forEach((event, settings) -> declared.put(EventId.of(event), EventSettings.ofJson(settings)));
            return declared;
        } catch (IOException e) {
            throw new UnreadableSetting(NAME, "the file " + path + " cannot be read");
        } catch (JacksonException e) {
            throw new UnreadableSetting(
                    NAME, "the file " + path + " is not JSON of the form {\"<event>\": {settings}}");
        } catch (SettingRefused | IllegalArgumentException e) {
            throw new UnreadableSetting(NAME, "in the file " + path + ", " + e.getMessage());
        }
    }
}

package org.onsale.admission.webhooks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onsale.admission.domain.Notice;
import org.onsale.redis.EventId;
import tools.jackson.databind.json.JsonMapper;

/** A notice as JSON: the same text each time it is told. At most 4 KB, since its texts are bounded. */
final class NoticeBody {
    private static final String TYPE_PREFIX = "onsale.";
    /** Further members of {@code data}, in this order where there are any. */
    private static final List<String> TEXTS = List.of("name", "phase", "who");

    private static final List<String> NUMBERS = List.of("version", "cap", "capBefore", "waiting");

    private NoticeBody() {}

    static String of(EventId event, Notice notice, JsonMapper json) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("event", event.value());
        TEXTS.stream().filter(notice.fields()::containsKey).forEach(name -> data.put(name, text(notice, name)));
        NUMBERS.stream()
                .filter(notice.fields()::containsKey)
                .forEach(name -> data.put(name, Long.valueOf(text(notice, name))));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", TYPE_PREFIX + notice.what());
        body.put("timestamp", notice.at().toString());
        body.put("data", data);
        return json.writeValueAsString(body);
    }

    private static String text(Notice notice, String name) {
        return notice.fields().getOrDefault(name, "");
    }
}

package org.onsale.admission.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.SettingChange;
import org.onsale.admission.domain.SettingField;

/** How a change of settings is written in the audit stream: {@code version, who, why, request, <field>.from, <field>.to}. */
final class AuditFields {
    static final String VERSION = "version";
    private static final String WHO = "who";
    private static final String WHY = "why";
    private static final String REQUEST = "request";
    private static final String FROM = ".from";
    private static final String TO = ".to";

    private AuditFields() {}

    /** What was not given is not written. */
    static void write(Byline by, Map<String, String> entry) {
        entry.put(WHO, by.who());
        by.why().ifPresent(why -> entry.put(WHY, why));
        by.request().ifPresent(request -> entry.put(REQUEST, request));
    }

    static Byline byline(Map<String, String> entry) {
        return new Byline(
                entry.getOrDefault(WHO, ""),
                Optional.ofNullable(entry.get(WHY)),
                Optional.ofNullable(entry.get(REQUEST)));
    }

    /** A side that was not set is not written. */
    static void write(SettingChange change, Map<String, String> entry) {
        String name = change.field().jsonName();
        if (change.from() != null) {
            entry.put(name + FROM, change.from());
        }
        if (change.to() != null) {
            entry.put(name + TO, change.to());
        }
    }

    static List<SettingChange> changes(Map<String, String> entry) {
        List<SettingChange> changes = new ArrayList<>();
        for (SettingField field : SettingField.values()) {
            String from = entry.get(field.jsonName() + FROM);
            String to = entry.get(field.jsonName() + TO);
            if (from != null || to != null) {
                changes.add(new SettingChange(field, from, to));
            }
        }
        return changes;
    }
}

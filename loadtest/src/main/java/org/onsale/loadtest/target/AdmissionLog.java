package org.onsale.loadtest.target;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.onsale.loadtest.verdict.LogEntry;
import org.onsale.loadtest.verdict.LogEntry.What;
import tools.jackson.databind.JsonNode;

/**
 * Copy of an event's admission log, read on while the run goes: the server keeps a bounded part, and an emptied Redis
 * keeps none. Not thread-safe.
 */
public final class AdmissionLog {
    private static final int ENTRIES_A_CALL = 1_000;

    private final OrganiserApi organiser;
    private final String event;
    private final List<LogEntry> entries = new ArrayList<>();
    private String last = "";

    public AdmissionLog(OrganiserApi organiser, String event) {
        this.organiser = organiser;
        this.event = event;
    }

    /** Reads all entries that are new. @return how many */
    public int readOn() throws IOException {
        int before = entries.size();
        int got = ENTRIES_A_CALL;
        while (got == ENTRIES_A_CALL) {
            JsonNode page = organiser.admissions(event, last, ENTRIES_A_CALL).path("entries");
            got = page.size();
            for (JsonNode entry : page) {
                entries.add(entry(entry));
                last = entry.path("id").asString("");
            }
        }
        return entries.size() - before;
    }

    private static LogEntry entry(JsonNode entry) {
        return new LogEntry(
                millis(entry),
                What.named(entry.path("what").asString("")),
                entry.path("number").asLong(0),
                entry.path("held").asLong(0),
                entry.path("cap").asLong(0));
    }

    /** A stream id starts with Redis' time in milliseconds. */
    private static long millis(JsonNode entry) {
        String id = entry.path("id").asString("");
        int dash = id.indexOf('-');
        return dash > 0
                ? Long.parseLong(id.substring(0, dash))
                : Instant.parse(entry.path("at").asString("")).toEpochMilli();
    }

    public List<LogEntry> entries() {
        return entries;
    }
}

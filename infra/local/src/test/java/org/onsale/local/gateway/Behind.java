package org.onsale.local.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a shop engineer changes in the examples, as the tests do. */
final class Behind {

    static final String LISTEN = "listen 8000;";
    static final String FAIL_CLOSED = "fail-closed.conf;";

    /** How long nginx waits for the gate, at most: real shops are impatient, a busy machine that runs tests may not be. */
    private static final Map<String, String> PATIENCE = Map.of(
            "proxy_connect_timeout 200ms;", "proxy_connect_timeout 20s;",
            "proxy_read_timeout 500ms;", "proxy_read_timeout 20s;",
            "proxy_next_upstream_timeout 700ms;", "proxy_next_upstream_timeout 30s;");

    private Behind() {}

    /** The example in front of this shop and these services, for one event. */
    static Map<String, String> changes(int port, int shop, int admission, int waitingRoom, String event) {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put(LISTEN, "listen 127.0.0.1:" + port + ";");
        changes.put("127.0.0.1:3000", "127.0.0.1:" + shop);
        changes.put("127.0.0.1:8081", "127.0.0.1:" + admission);
        changes.put("127.0.0.1:8082", "127.0.0.1:" + waitingRoom);
        changes.put("$onsale_event demo;", "$onsale_event " + event + ";");
        changes.putAll(PATIENCE);
        return changes;
    }

    /** The same, and the gate is given no more time than in a real shop. */
    static Map<String, String> impatient(Map<String, String> changes) {
        Map<String, String> impatient = new LinkedHashMap<>(changes);
        impatient.keySet().removeAll(PATIENCE.keySet());
        return impatient;
    }

    /** The same with the other decision. */
    static Map<String, String> failOpen(Map<String, String> changes) {
        Map<String, String> open = new LinkedHashMap<>(changes);
        open.put(FAIL_CLOSED, "fail-open.conf;");
        return open;
    }
}

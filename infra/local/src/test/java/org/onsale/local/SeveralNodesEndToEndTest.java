package org.onsale.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.local.gateway.Onsale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What an organiser sets or has planned, on an installation of several nodes. How long it takes is printed;
 * {@code -Donsale.moves=100} moves the levers often enough for a 99th percentile, on a machine with nothing else to do.
 */
@ExtendWith(Onsale.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralNodesEndToEndTest {

    private static final int MOVES = Integer.getInteger("onsale.moves", 12);
    private static final int PLANNED = 3;
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    /** Opening times are far enough away for a busy machine to declare every event before. */
    private static final Duration AHEAD = Duration.ofSeconds(8);

    private static SeveralNodes nodes;

    @BeforeAll
    static void start(RunningOnsale onsale) throws InterruptedException {
        nodes = SeveralNodes.beside(onsale.run());
    }

    @AfterAll
    static void stop() {
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    @Order(1)
    void aLeverMovedOnOneNodeIsInForceOnEveryNode() {
        String event = "levers";
        nodes.open(event, Map.of("name", "Levers", "cap", 5));
        List<Long> tookMs = new ArrayList<>();

        for (int move = 0; move < MOVES; move++) {
            Map.Entry<String, Object> lever = lever(move);
            long start = System.nanoTime();
            long version = nodes.change(move % 3, event, Map.of(lever.getKey(), lever.getValue()));
            await().pollInterval(LOOK_EVERY).pollDelay(Duration.ZERO).until(() -> isInForce(event, lever, version));
            tookMs.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        }

        System.out.println("levers on 3 admission services and 2 waiting rooms: " + figures(tookMs));
    }

    private static Map.Entry<String, Object> lever(int move) {
        return switch (move % 4) {
            case 0 -> Map.entry("cap", 10 + move);
            case 1 -> Map.entry("ratePerMinute", 1_000 + move);
            case 2 -> Map.entry("phase", move % 8 == 2 ? "paused" : "open");
            default -> Map.entry("message", "This is message " + move);
        };
    }

    /** What the nodes know without asking Redis. */
    private static boolean isInForce(String event, Map.Entry<String, Object> lever, long version) {
        String wanted = lever.getValue().toString();
        boolean admissions = nodes.admissions("/v1/admin/events").stream()
                .map(list -> known(nodes.look(list), event))
                .allMatch(known -> known.path("version").asLong() == version
                        && known.path(lever.getKey()).asString("").equals(wanted));
        boolean isShown = lever.getKey().equals("phase") || lever.getKey().equals("message");
        return admissions
                && (!isShown
                        || nodes.rooms("/v1/events/" + event + "/board").stream()
                                .allMatch(board -> nodes.look(board)
                                        .path(lever.getKey())
                                        .asString("")
                                        .equals(wanted)));
    }

    private static JsonNode known(JsonNode list, String event) {
        return list.path("events")
                .valueStream()
                .filter(one -> one.path("event").asString().equals(event))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    /** Nothing is waited for here: slots are given by scripts, which read the cap where it stands. */
    @Test
    @Order(2)
    void theCapOfOneNodeBindsTheNextRequestAtEveryOther() {
        String event = "cap-at-once";
        nodes.open(event, Map.of("cap", 0));
        assertThat(nodes.enter(1, event)).isEqualTo("waiting");

        nodes.change(0, event, Map.of("cap", 2));
        assertThat(List.of(nodes.enter(1, event), nodes.enter(2, event), nodes.enter(0, event)))
                .containsExactly("admitted", "admitted", "waiting");

        nodes.change(2, event, Map.of("cap", 3));
        assertThat(nodes.enter(1, event)).isEqualTo("admitted");
        nodes.change(1, event, Map.of("cap", 1));
        assertThat(nodes.enter(2, event)).isEqualTo("waiting");
    }

    /** Each event has one time of its own, so that nothing depends on what a busy machine does between two times. */
    @Test
    @Order(3)
    void aTimeOfTheScheduleIsKeptOnceThoughOneNodeDiesBeforeAndAnotherStartsAfterIt() throws Exception {
        Map<String, String> phaseDue = new LinkedHashMap<>();
        for (int i = 0; i < PLANNED; i++) {
            phaseDue.put(planned("prequeueAt", "scheduled", i), "prequeue");
            phaseDue.put(planned("opensAt", "scheduled", i), "open");
            phaseDue.put(planned("closesAt", "open", i), "closed");
        }
        String paused = planned("opensAt", "paused", 0);
        Instant due = Instant.now().plus(AHEAD);
        phaseDue.keySet().forEach(event -> nodes.change(0, event, Map.of(event.split("-")[0] + "At", due.toString())));
        nodes.change(0, paused, Map.of("opensAt", due.toString()));
        nodes.lastAdmissionDies();

        await().pollInterval(LOOK_EVERY).until(() -> areEverywhere(phaseDue));
        long everywhereMs = Duration.between(due, Instant.now()).toMillis();
        nodes.anotherAdmissionStarts();
        await().until(() -> areEverywhere(phaseDue));

        List<Long> lateMs = new ArrayList<>();
        phaseDue.forEach((event, phase) -> {
            List<JsonNode> moves = movesByTime(event);
            assertThat(moves)
                    .as(event)
                    .extracting(SeveralNodesEndToEndTest::movedTo)
                    .containsExactly(phase);
            lateMs.add(lateMs(moves.get(0), due));
        });
        System.out.println("planned times on 3 admission services, late by: " + figures(lateMs)
                + "; seen on every node after " + everywhereMs + " ms");
        assertThat(lateMs).as("ms late; never early").allMatch(late -> late >= 0);
        assertThat(lateMs)
                .as("ms late; a busy machine keeps some of them in time")
                .anyMatch(late -> late <= 1_000);
        assertThat(movesByTime(paused)).as("who paused the sale opens it").isEmpty();
        assertThat(areEverywhere(Map.of(paused, "paused"))).isTrue();
    }

    /** Its name begins with the phase its time leads to. */
    private static String planned(String time, String phase, int number) {
        String event = time.replace("At", "") + "-" + phase + "-" + number;
        nodes.open(event, Map.of("cap", 5, "phase", phase));
        return event;
    }

    /** On each admission service by its own memory, and on each waiting room's board. */
    private static boolean areEverywhere(Map<String, String> phases) {
        return nodes.admissions("/v1/admin/events").stream()
                        .map(nodes::look)
                        .allMatch(list -> phases.entrySet().stream()
                                .allMatch(event ->
                                        phase(known(list, event.getKey())).equals(event.getValue())))
                && phases.entrySet().stream()
                        .allMatch(event -> nodes.rooms("/v1/events/" + event.getKey() + "/board").stream()
                                .allMatch(board -> phase(nodes.look(board)).equals(event.getValue())));
    }

    private static String phase(JsonNode shown) {
        return shown.path("phase").asString("");
    }

    /** Entries of the audit that the timetable made. */
    private static List<JsonNode> movesByTime(String event) {
        return nodes.look(
                        nodes.admissions("/v1/admin/events/" + event + "/audit").get(0))
                .path("entries")
                .valueStream()
                .filter(entry -> entry.path("who").asString().equals("timetable"))
                .toList();
    }

    private static String movedTo(JsonNode entry) {
        return entry.path("changes").path("phase").path("to").asString();
    }

    private static long lateMs(JsonNode entry, Instant due) {
        return Duration.between(due, Instant.parse(entry.path("at").asString())).toMillis();
    }

    private static String figures(List<Long> ms) {
        List<Long> sorted = ms.stream().sorted().toList();
        return sorted.size() + " times, p50 " + sorted.get((sorted.size() - 1) / 2) + " ms, p99 "
                + sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1) + " ms, slowest "
                + sorted.get(sorted.size() - 1) + " ms";
    }
}

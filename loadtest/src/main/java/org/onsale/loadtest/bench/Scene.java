package org.onsale.loadtest.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.onsale.loadtest.bench.Plan.Part;

/** The events of a run and who is in them. */
final class Scene {
    static final String LONG_LINE = "bench-line";
    private static final String JOINS = "bench-joins";
    private static final String CHECKS = "bench-checks";
    /** As many lines of 1,000 as it takes to poll fast: a place may be polled twice a second. */
    private static final int SHORT_LINES = 64;

    private static final int SHORT_LINE = 1_000;

    private final Plan plan;
    private final Crowds crowds;
    private final Consumer<String> progress;
    private final List<Line> shortLines = new ArrayList<>();
    private final List<Line> claimLines = new ArrayList<>();
    private Line longLine = new Line(LONG_LINE, List.of());
    private List<Held> holders = List.of();
    private List<Held> checked = List.of();

    Scene(Plan plan, Crowds crowds, Consumer<String> progress) {
        this.plan = plan;
        this.crowds = crowds;
        this.progress = progress;
    }

    void declare() throws IOException {
        Map<String, Integer> caps = new LinkedHashMap<>();
        if (plan.has(Part.POLL)) {
            for (int line = 0; line < SHORT_LINES; line++) {
                caps.put("bench-short-" + line, 0);
            }
        }
        if (plan.needsLongLine()) {
            caps.put(LONG_LINE, plan.releases());
        }
        caps.put(JOINS, 0);
        for (int round = -1; round < plan.rounds() && plan.has(Part.CLAIM); round++) {
            caps.put(claims(round), 0);
        }
        if (plan.has(Part.CHECK)) {
            caps.put(CHECKS, passes());
        }
        crowds.declare(caps);
    }

    private static String claims(int round) {
        return "bench-claims-" + (round + 1);
    }

    /** For the warm-up, each round, and the timing afterwards. */
    private int passes() {
        return plan.batch() * (plan.rounds() + 2);
    }

    void fillShortLines() throws IOException {
        for (int line = 0; line < SHORT_LINES; line++) {
            shortLines.add(crowds.join("bench-short-" + line, SHORT_LINE));
        }
    }

    void fillClaimLines() throws IOException {
        for (int round = -1; round < plan.rounds(); round++) {
            claimLines.add(crowds.join(claims(round), plan.batch()));
        }
    }

    void fillCheckouts() throws IOException {
        checked = crowds.enter(CHECKS, passes());
    }

    /** The cap of the long line is held full, so that nobody there is called. */
    void holdSlots() throws IOException {
        holders = crowds.enter(LONG_LINE, plan.releases());
    }

    void fillLongLine() throws IOException {
        long start = System.nanoTime();
        longLine = crowds.join(LONG_LINE, plan.waiting());
        progress.accept(String.format(
                Locale.ROOT,
                "%,d places in line, %,.0f joins/s",
                plan.waiting(),
                plan.waiting() / ((System.nanoTime() - start) / 1e9)));
    }

    List<Line> shortLines() {
        return shortLines;
    }

    Line longLine() {
        return longLine;
    }

    List<Held> holders() {
        return holders;
    }

    String placesToJoin() {
        return Line.places(JOINS);
    }

    String check() {
        return "/v1/check?event=" + CHECKS;
    }

    /** Passes nobody has shown yet; a batch each round. */
    List<Held> passes(int round) {
        int from = (round + 1) * plan.batch();
        return checked.subList(from, from + plan.batch());
    }

    /** Offers the turns of this round. */
    List<byte[]> claims(int round, String body) throws IOException {
        Line line = claimLines.get(round + 1);
        return crowds.callAll(line).stream()
                .map(code -> Wire.post(Line.checkouts(line.event()), "claim", body.formatted(code)))
                .toList();
    }
}

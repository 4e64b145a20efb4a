package org.onsale.loadtest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onsale.loadtest.bench.Plan.Part;
import org.onsale.loadtest.bench.load.Requests;

/** What is measured side by side. */
final class Subjects {
    static final String NGINX = "nginx";
    static final String NETTY = "reactor-netty";
    static final String WEBFLUX_GET = "WebFlux GET";
    static final String WEBFLUX_POST = "WebFlux POST";
    static final String POLL_SHORT = "poll, 1,000 waiting";
    static final String POLL = "poll";
    static final String JOIN = "join";
    static final String CLAIM = "claim";
    static final String CHECK = "check, seen";
    static final String CHECK_FIRST = "check, first";

    /** As long as a poll's. */
    private static final byte[] READY = Wire.get("/ready", "p1.random." + "A".repeat(70) + "." + "A".repeat(22));

    private static final int PASSES_IN_TURN = 100;
    private static final String TURN = "{\"turn\":\"%s\"}";

    private final Plan plan;
    private final Scene scene;
    private final Server admission;
    private final Server waitingRoom;

    Subjects(Plan plan, Scene scene, Server admission, Server waitingRoom) {
        this.plan = plan;
        this.scene = scene;
        this.admission = admission;
        this.waitingRoom = waitingRoom;
    }

    static List<Subject> references(Optional<Server> nginx, Server netty, Server webFlux) {
        List<Subject> all = new ArrayList<>();
        nginx.ifPresent(server -> all.add(Subject.endless(NGINX, server, Streams.same(READY))));
        all.add(Subject.endless(NETTY, netty, Streams.same(READY)));
        all.add(Subject.endless(WEBFLUX_GET, webFlux, Streams.same(READY)));
        byte[] question = Wire.post("/post", "bench-12345678", "{\"key\":\"bench-12345678\"}");
        all.add(Subject.endless(WEBFLUX_POST, webFlux, Streams.same(question)));
        return all;
    }

    /** Those that need no long line and use up nothing. */
    List<Subject> early() {
        List<Subject> all = new ArrayList<>();
        if (plan.has(Part.POLL)) {
            all.add(Subject.endless(POLL_SHORT, waitingRoom, Streams.polls(scene.shortLines())));
        }
        if (plan.has(Part.JOIN)) {
            all.add(Subject.endless(JOIN, waitingRoom, Streams.joins(scene.placesToJoin())));
        }
        return all;
    }

    List<Subject> late() {
        List<Subject> all = new ArrayList<>();
        if (plan.has(Part.POLL)) {
            all.add(Subject.endless(POLL, waitingRoom, Streams.polls(List.of(scene.longLine()))));
        }
        if (plan.has(Part.CLAIM)) {
            all.add(Subject.finite(CLAIM, admission, this::claims));
        }
        return all;
    }

    List<Subject> checks() {
        return List.of(
                Subject.finite(CHECK_FIRST, admission, this::firstChecks),
                Subject.endless(CHECK, admission, checksInTurn()));
    }

    private Requests claims(int round) {
        try {
            return Streams.each(scene.claims(round, TURN), request -> request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Requests firstChecks(int round) {
        return Streams.each(scene.passes(round), this::check);
    }

    Requests checksInTurn() {
        return Streams.cycle(
                scene.passes(-1).stream().limit(PASSES_IN_TURN).map(this::check).toList());
    }

    private byte[] check(Held held) {
        return Wire.get(scene.check(), new String(held.pass(), java.nio.charset.StandardCharsets.US_ASCII));
    }
}

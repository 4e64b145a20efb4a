package org.onsale.loadtest.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.onsale.loadtest.bench.load.Answers;
import org.onsale.loadtest.bench.load.Generator;
import org.onsale.loadtest.bench.load.Load;
import org.onsale.loadtest.bench.load.Requests;
import org.onsale.loadtest.target.OrganiserApi;
import org.onsale.loadtest.target.Wait;

/** Makes events, and brings people into their lines and checkouts over HTTP. */
final class Crowds {
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int LOOKS = 300;
    private static final int TRIES = 50;
    private static final int MOST_PLACES = 5_000_000;
    private static final int LONG_SECONDS = 36_000;

    private final OrganiserApi organiser;
    private final int admissionPort;
    private final int waitingRoomPort;
    private final int connections;

    Crowds(OrganiserApi organiser, int admissionPort, int waitingRoomPort, int connections) {
        this.organiser = organiser;
        this.admissionPort = admissionPort;
        this.waitingRoomPort = waitingRoomPort;
        this.connections = connections;
    }

    /** Events in which nothing runs out while the bench lasts, known to both services on return. */
    void declare(Map<String, Integer> caps) throws IOException {
        for (Map.Entry<String, Integer> event : caps.entrySet()) {
            organiser.put(
                    event.getKey(),
                    Map.of(
                            "cap", event.getValue(),
                            "maxPlaces", MOST_PLACES,
                            "checkoutSeconds", LONG_SECONDS,
                            "claimSeconds", LONG_SECONDS,
                            "awaySeconds", LONG_SECONDS));
        }
        Wait.of(UNTIL_KNOWN);
    }

    Line join(String event, int people) throws IOException {
        List<byte[]> tokens = new ArrayList<>(people);
        for (int tries = 0; tokens.size() < people && tries < TRIES; tries++) {
            Requests joins = Streams.first(people - tokens.size(), Streams.joins(Line.places(event)));
            sendAll(waitingRoomPort, joins, "place", tokens);
        }
        return new Line(event, complete(tokens, people, event));
    }

    private void sendAll(int port, Requests requests, String field, List<byte[]> found) throws IOException {
        Answers answers = (status, body) -> {
            byte[] text = Wire.text(body, field);
            if (text != null) {
                found.add(text);
            }
        };
        Generator.run(port, Load.all(connections), requests, answers);
    }

    /**
     * Straight into the checkout, of an event with that many free slots and no line. Who got no answer asks again with
     * the same key, since the slot may have been given.
     */
    List<Held> enter(String event, int people) throws IOException {
        Map<String, Held> held = new LinkedHashMap<>();
        List<String> keys = IntStream.range(0, people)
                .mapToObj(person -> event + "-" + person)
                .toList();
        for (int tries = 0; held.size() < people && tries < TRIES; tries++) {
            Requests entries = Streams.each(keys, key -> Wire.post(Line.checkouts(event), key, "{}"));
            Generator.run(admissionPort, Load.all(connections), entries, (status, body) -> admitted(body, held));
        }
        return complete(List.copyOf(held.values()), people, event);
    }

    private static void admitted(ByteBuffer body, Map<String, Held> held) {
        byte[] checkout = Wire.text(body, "checkout");
        byte[] pass = Wire.text(body, "pass");
        if (checkout != null && pass != null) {
            held.put(new String(checkout, US_ASCII), new Held(checkout, pass));
        }
    }

    /** Offers everybody in the line a turn. @return the codes that claim them */
    List<String> callAll(Line line) throws IOException {
        int people = line.tokens().size();
        organiser.patch(line.event(), Map.of("cap", people));
        for (int looks = 0; turns(line) < people; looks++) {
            if (looks == LOOKS) {
                throw new IllegalStateException(turns(line) + " of " + people + " were offered a turn");
            }
            Wait.of(LOOK_EVERY);
        }
        Wait.of(UNTIL_KNOWN);
        List<byte[]> codes = new ArrayList<>(people);
        sendAll(waitingRoomPort, Streams.first(people, Streams.polls(List.of(line))), "code", codes);
        return complete(codes, people, line.event()).stream()
                .map(code -> new String(code, US_ASCII))
                .toList();
    }

    private long turns(Line line) throws IOException {
        return organiser.live(line.event()).path("turns").asLong(0);
    }

    private static <T> List<T> complete(List<T> found, int people, String event) {
        if (found.size() < people) {
            throw new IllegalStateException(
                    "Only %d of %d got what they asked for at %s".formatted(found.size(), people, event));
        }
        return found;
    }
}

package org.onsale.loadtest.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.verdict.KendallTau.Pair;

/** Takes down when each number asked to join and when it was called. */
final class OrderTally {
    private static final class Place {
        long askedAtNanos;
        long number;
        boolean wasAway;
    }

    private final Map<Integer, Place> places = new HashMap<>();
    private final Map<Long, Integer> calledAs = new HashMap<>();
    private final Set<Long> passedOver = new HashSet<>();
    private int calls;

    void saw(BuyerEvent event) {
        switch (event.what()) {
            case JOIN_SENT -> places.computeIfAbsent(event.buyer(), buyer -> askedAt(event.atNanos()));
            case JOINED -> told(event.buyer(), event.a());
            case WAITING, HELD_BACK, TURN -> told(event.buyer(), event.b());
            case WENT_AWAY -> places.computeIfPresent(event.buyer(), (buyer, place) -> wentAway(place));
            default -> {}
        }
    }

    private static Place askedAt(long atNanos) {
        Place place = new Place();
        place.askedAtNanos = atNanos;
        return place;
    }

    private void told(int buyer, long number) {
        Place place = places.get(buyer);
        if (place != null && number > 0) {
            place.number = number;
        }
    }

    private static Place wentAway(Place place) {
        place.wasAway = true;
        return place;
    }

    void logged(LogEntry entry) {
        switch (entry.what()) {
            case CALLED -> calledAs.put(entry.number(), ++calls);
            case ABSENT, MISSED -> passedOver.add(entry.number());
            default -> {}
        }
    }

    Concordance concordance() {
        List<Pair> arrivals = new ArrayList<>();
        List<Pair> numbers = new ArrayList<>();
        List<Pair> arrivalsOfPresent = new ArrayList<>();
        List<Pair> numbersOfPresent = new ArrayList<>();
        for (Place place : places.values()) {
            Integer call = calledAs.get(place.number);
            if (call != null) {
                arrivals.add(new Pair(place.askedAtNanos, call));
                numbers.add(new Pair(place.number, call));
                if (!place.wasAway && !passedOver.contains(place.number)) {
                    arrivalsOfPresent.add(new Pair(place.askedAtNanos, call));
                    numbersOfPresent.add(new Pair(place.number, call));
                }
            }
        }
        return new Concordance(
                arrivals.size(),
                arrivalsOfPresent.size(),
                KendallTau.b(arrivalsOfPresent),
                KendallTau.b(arrivals),
                KendallTau.b(numbersOfPresent),
                KendallTau.b(numbers));
    }
}

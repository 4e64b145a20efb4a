package org.onsale.admission.metrics;

/** Names of all counters. Tag {@code event} is bounded by the events there may be. */
enum Count {
    ANSWERS("onsale.admission.answers", "Answers to buyers, shops and gateways"),
    TURNS_OFFERED("onsale.admission.turns.offered", "Turns offered by this node"),
    TURNS_MISSED("onsale.admission.turns.missed", "Turns found not taken in time by this node"),
    PLACES_ABSENT("onsale.admission.places.absent", "Places passed over because nobody was there"),
    CHECKOUTS_EXPIRED("onsale.admission.checkouts.expired", "Checkouts found out of time by this node"),
    OFFERS_HELD_BACK("onsale.admission.offers.held.back", "Looks at the line that gave out nothing, on hold"),
    TICKS_FAILED("onsale.admission.ticks.failed", "Ticks of an event that ended with an error");

    static final String EVENT_TAG = "event";
    static final String ANSWER_TAG = "answer";

    private final String meter;
    private final String description;

    Count(String meter, String description) {
        this.meter = meter;
        this.description = description;
    }

    String meter() {
        return meter;
    }

    String description() {
        return description;
    }
}

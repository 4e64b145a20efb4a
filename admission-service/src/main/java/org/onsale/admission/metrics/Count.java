package org.onsale.admission.metrics;

/** Names of all counters. Tags are bounded: {@code event} by the events there may be, {@code receiver} by the addresses. */
enum Count {
    ANSWERS("onsale.admission.answers", "Answers to buyers, shops and gateways"),
    TURNS_OFFERED("onsale.admission.turns.offered", "Turns offered by this node"),
    TURNS_MISSED("onsale.admission.turns.missed", "Turns found not taken in time by this node"),
    PLACES_ABSENT("onsale.admission.places.absent", "Places passed over because nobody was there"),
    CHECKOUTS_EXPIRED("onsale.admission.checkouts.expired", "Checkouts found out of time by this node"),
    OFFERS_HELD_BACK("onsale.admission.offers.held.back", "Looks at the line that gave out nothing, on hold"),
    TICKS_FAILED("onsale.admission.ticks.failed", "Ticks of an event that ended with an error"),
    NOTICES_DELIVERED("onsale.admission.notices.delivered", "Notices taken by a receiver of webhooks"),
    NOTICES_FAILED("onsale.admission.notices.failed", "Tries to tell a notice that a receiver did not take"),
    NOTICES_GIVEN_UP("onsale.admission.notices.given.up", "Notices a receiver is not told, after the last try");

    static final String EVENT_TAG = "event";
    static final String ANSWER_TAG = "answer";
    static final String RECEIVER_TAG = "receiver";

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

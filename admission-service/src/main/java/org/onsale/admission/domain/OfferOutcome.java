package org.onsale.admission.domain;

/** What one look at the head of the line did. */
public sealed interface OfferOutcome {
    /**
     * @param called places offered a turn
     * @param absent places passed over because nobody was there
     * @param missed turns whose claim window ended
     * @param expired checkouts whose lease ended
     * @param more bounds were reached: look again
     */
    record Done(int called, int absent, int missed, int expired, boolean more) implements OfferOutcome {}

    /** Nothing may be given out until what Redis lost is back. */
    record OnHold() implements OfferOutcome {}
}

package org.onsale.admission.domain;

import java.time.Duration;

/** Where the healing of an event stands. */
public sealed interface HealOutcome {
    /** Slots may be given out. */
    record Healthy(String epoch) implements HealOutcome {}

    /** Places and checkouts are still being brought back. @param atMost until the hold ends in any case */
    record OnHold(Duration atMost, String epoch) implements HealOutcome {}

    /** Neither Redis nor this node has settings of the event. */
    record Unknown() implements HealOutcome {}
}

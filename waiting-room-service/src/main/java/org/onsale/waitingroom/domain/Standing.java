package org.onsale.waitingroom.domain;

import java.time.Instant;

/** How a place stands, as Redis said when it was asked. */
public sealed interface Standing {

    /** In the line, at its own number. */
    record Waiting() implements Standing {}

    /** Offered a turn. */
    record Turn(Instant claimBy) implements Standing {}

    /** Claimed its turn. */
    record Admitted() implements Standing {}

    /** Missed its turn too often; the way back is to join again. */
    record Missed() implements Standing {}

    /** Was given up. */
    record Left() implements Standing {}

    /** Redis does not have the event's settings back yet. */
    record OnHold() implements Standing {}
}

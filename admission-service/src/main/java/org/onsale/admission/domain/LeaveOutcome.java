package org.onsale.admission.domain;

import java.time.Instant;

/** What became of a notice that the buyer is leaving. */
public sealed interface LeaveOutcome {
    /** The lease ends then, unless a heartbeat comes before; {@code termEnd} is as it was. */
    record Leaving(Instant leaseEnd, Instant termEnd) implements LeaveOutcome {}

    /** The lease was over before, or was given back. */
    record Gone() implements LeaveOutcome {}

    /** Redis lost data that is not back yet: there is no lease to shorten. */
    record OnHold() implements LeaveOutcome {}
}

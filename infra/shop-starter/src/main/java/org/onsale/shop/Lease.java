package org.onsale.shop;

import java.time.Instant;

/** What a heartbeat learned about a checkout's slot. */
public sealed interface Lease {
    /** The slot is held until then, unless another heartbeat comes before. */
    record Held(Instant expiresAt) implements Lease {}

    /** Over for good: the buyer has to stand in line again. */
    record Over() implements Lease {}

    /** The admission service did not answer; the pass is as good as before. */
    record NotConfirmed() implements Lease {}
}

package org.onsale.shop.gate;

import java.util.Optional;
import org.onsale.shop.OnsaleCheckout;

/** What happens to a request. */
public sealed interface Decision {
    /**
     * On to the shop.
     *
     * @param checkout the verified checkout; empty where none was asked for or it could not be verified
     */
    record GoOn(Optional<OnsaleCheckout> checkout) implements Decision {}

    /** Answered here; the shop never sees it. */
    record TurnedAway(Answer answer) implements Decision {}
}

package org.onsale.shop.gate;

import org.onsale.shop.OnsaleCheckout;

/** What the passes of a request amount to. */
sealed interface Verdict {
    record Admitted(OnsaleCheckout checkout) implements Verdict {}

    record NotAdmitted() implements Verdict {}

    /** A pass of our signature, but whether its slot is still held could not be asked. */
    record SlotUnknown(OnsaleCheckout checkout) implements Verdict {}

    /** Something that reads like a pass of this event, signed with a key unlike ours, while it cannot be asked for. */
    record KeyUnknown() implements Verdict {}

    /** Something that reads like a pass of this event, while there are no keys to check any signature with. */
    record NoKeys() implements Verdict {}
}

package org.onsale.shop.servlet;

import org.onsale.shop.Lease;
import org.onsale.shop.OnsaleCheckout;
import org.onsale.shop.Release;
import org.onsale.shop.gate.CheckoutCalls;

/**
 * What a shop tells the admission service of a checkout. Every call may be repeated, none throws because the admission
 * service is away: an order that was paid must not fail for it.
 *
 * <p>A call waits for the answer, up to three times {@code onsale.gate.answer-timeout} and a second.
 */
public final class OnsaleCheckouts {
    private final CheckoutCalls calls;

    OnsaleCheckouts(CheckoutCalls calls) {
        this.calls = calls;
    }

    /** The buyer has bought: the slot goes to the next in line. */
    public Release completed(OnsaleCheckout checkout) {
        return calls.completed(checkout).join();
    }

    /** The buyer has left without buying: the slot goes to the next in line. */
    public Release abandoned(OnsaleCheckout checkout) {
        return calls.abandoned(checkout).join();
    }

    /** The buyer is still there: a heartbeat, for events that expect them. */
    public Lease keepAlive(OnsaleCheckout checkout) {
        return calls.keepAlive(checkout).join();
    }
}

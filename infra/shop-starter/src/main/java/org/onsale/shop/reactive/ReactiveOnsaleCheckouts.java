package org.onsale.shop.reactive;

import org.onsale.shop.Lease;
import org.onsale.shop.OnsaleCheckout;
import org.onsale.shop.Release;
import org.onsale.shop.gate.CheckoutCalls;
import reactor.core.publisher.Mono;

/**
 * What a shop tells the admission service of a checkout. Every call may be repeated, none fails because the admission
 * service is away: an order that was paid must not fail for it. A call that was begun is carried through, also when
 * the buyer hangs up.
 */
public final class ReactiveOnsaleCheckouts {
    private final CheckoutCalls calls;

    ReactiveOnsaleCheckouts(CheckoutCalls calls) {
        this.calls = calls;
    }

    /** The buyer has bought: the slot goes to the next in line. */
    public Mono<Release> completed(OnsaleCheckout checkout) {
        return Mono.fromFuture(() -> calls.completed(checkout), true);
    }

    /** The buyer has left without buying: the slot goes to the next in line. */
    public Mono<Release> abandoned(OnsaleCheckout checkout) {
        return Mono.fromFuture(() -> calls.abandoned(checkout), true);
    }

    /** The buyer is still there: a heartbeat, for events that expect them. */
    public Mono<Lease> keepAlive(OnsaleCheckout checkout) {
        return Mono.fromFuture(() -> calls.keepAlive(checkout), true);
    }
}

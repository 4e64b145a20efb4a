package org.onsale.shop;

import java.time.Instant;

/**
 * The verified checkout a request belongs to. The gate puts it into the request under {@link #ATTRIBUTE}:
 * {@code @RequestAttribute(OnsaleCheckout.ATTRIBUTE) OnsaleCheckout checkout}.
 *
 * @param id 22 characters, the same for all requests of this checkout
 * @param event what the buyer was admitted to
 * @param endsAt when the pass ends at the latest; the slot may be lost earlier where the shop sends heartbeats
 * @param pass the buyer's pass, a secret; keep it if the slot is to be given back outside the buyer's requests
 */
public record OnsaleCheckout(String id, String event, Instant endsAt, String pass) {
    /** Name of the request attribute. */
    public static final String ATTRIBUTE = "org.onsale.shop.OnsaleCheckout";

    /** The cookie in which the entrance hands out passes of an event. */
    public static String cookieName(String event) {
        return "onsale_pass_" + event;
    }

    /** A {@code Set-Cookie} by which the browser forgets the pass, for the answer that ends the checkout. */
    public String cookieRemoval() {
        return cookieName(event) + "=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax";
    }

    /** Without the pass. */
    @Override
    public String toString() {
        return "OnsaleCheckout[" + id + " of " + event + " until " + endsAt + "]";
    }
}

package org.onsale.shop.gate;

/** What the gate wants of a request. */
enum Demand {
    /** Goes on unseen. */
    NOTHING,
    /** Goes on in any case; a good pass makes its checkout known to the shop. */
    PASS_WELCOME,
    /** Goes on with a good pass only. */
    PASS_NEEDED
}

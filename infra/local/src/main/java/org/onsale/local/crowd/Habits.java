package org.onsale.local.crowd;

import java.time.Duration;

/** How a simulated buyer behaves; asked anew for every step. */
interface Habits {

    /** From the start of the crowd to this buyer's first visit. */
    Duration arrival();

    /** From being let in to buying or leaving. */
    Duration checkout();

    /** From the end of one visit to the next. */
    Duration pause();

    boolean buys();

    /** A fresh secret of one visit. */
    String key();
}

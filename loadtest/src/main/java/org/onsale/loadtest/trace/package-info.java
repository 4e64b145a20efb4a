/** Recorded arrivals, scaled, as counts per second; java.* only. */
@NullMarked
package org.onsale.loadtest.trace;

import org.jspecify.annotations.NullMarked;

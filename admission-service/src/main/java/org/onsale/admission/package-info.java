/** The admission service: checkouts, turns, passes and the organiser's side of a waiting room. */
@NullMarked
package org.onsale.admission;

import org.jspecify.annotations.NullMarked;

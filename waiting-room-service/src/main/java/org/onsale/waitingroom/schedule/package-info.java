/** What runs by the clock. */
@NullMarked
package org.onsale.waitingroom.schedule;

import org.jspecify.annotations.NullMarked;

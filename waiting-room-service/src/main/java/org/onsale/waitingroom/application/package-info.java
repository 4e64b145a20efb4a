/** What buyers can do here: join, ask for their turn, leave, look at the board; and the ports those need. */
@NullMarked
package org.onsale.waitingroom.application;

import org.jspecify.annotations.NullMarked;

/** The waiting room service: answers "is it my turn?" and admits nobody. */
@NullMarked
package org.onsale.waitingroom;

import org.jspecify.annotations.NullMarked;

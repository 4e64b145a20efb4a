/** What a shop's own code sees of the waiting room: the checkout of a request, and the settings of the gate. */
@NullMarked
package org.onsale.shop;

import org.jspecify.annotations.NullMarked;

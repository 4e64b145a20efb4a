/** Decides who may go on to the shop's checkout, the same way for servlets and for WebFlux. */
@NullMarked
package org.onsale.shop.gate;

import org.jspecify.annotations.NullMarked;

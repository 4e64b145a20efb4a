/** The gate as a WebFlux filter, and the calls a shop makes from reactive code. */
@NullMarked
package org.onsale.shop.reactive;

import org.jspecify.annotations.NullMarked;

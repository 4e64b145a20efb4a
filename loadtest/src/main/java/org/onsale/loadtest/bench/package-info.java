/** Measures side by side, on one machine and in interleaved rounds, what our services and bare servers take for a request. */
@NullMarked
package org.onsale.loadtest.bench;

import org.jspecify.annotations.NullMarked;

/** What operators see: meters and health. */
@NullMarked
package org.onsale.waitingroom.metrics;

import org.jspecify.annotations.NullMarked;

/** The HTTP contract of both services as the demo shop and the simulated buyers call it. */
@NullMarked
package org.onsale.local.api;

import org.jspecify.annotations.NullMarked;

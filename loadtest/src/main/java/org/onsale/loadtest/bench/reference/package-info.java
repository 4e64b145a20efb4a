/** Servers that do next to nothing, as processes of their own: what ours are measured against. */
@NullMarked
package org.onsale.loadtest.bench.reference;

import org.jspecify.annotations.NullMarked;

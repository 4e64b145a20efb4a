/** A lean HTTP load generator: one thread, keep-alive connections, prebuilt requests, answers read no further than needed. */
@NullMarked
package org.onsale.loadtest.bench.load;

import org.jspecify.annotations.NullMarked;

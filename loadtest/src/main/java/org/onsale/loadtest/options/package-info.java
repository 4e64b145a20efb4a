/** What a run is asked to do, read from system properties. */
@NullMarked
package org.onsale.loadtest.options;

import org.jspecify.annotations.NullMarked;

/** One replay from preparing the event to its verdict, whoever drives the buyers. */
@NullMarked
package org.onsale.loadtest.replay;

import org.jspecify.annotations.NullMarked;

/** Judges from histories whether the promises were kept. */
@NullMarked
package org.onsale.loadtest.verdict;

import org.jspecify.annotations.NullMarked;

/** A tiny waiting room that keeps the HTTP contract, or breaks a promise on purpose. */
@NullMarked
package org.onsale.loadtest.fake;

import org.jspecify.annotations.NullMarked;

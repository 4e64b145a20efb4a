/** A visitor's behaviour as a pure state machine: answers in, next step out. */
@NullMarked
package org.onsale.loadtest.buyer;

import org.jspecify.annotations.NullMarked;

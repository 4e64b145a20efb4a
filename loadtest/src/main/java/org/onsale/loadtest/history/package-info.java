/** What each buyer saw and when, as one append-only log of a run. */
@NullMarked
package org.onsale.loadtest.history;

import org.jspecify.annotations.NullMarked;

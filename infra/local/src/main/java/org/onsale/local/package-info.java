/** Starts the whole waiting room on one machine, watches it, and stops all of it. */
@NullMarked
package org.onsale.local;

import org.jspecify.annotations.NullMarked;

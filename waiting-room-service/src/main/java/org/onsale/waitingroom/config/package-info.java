/** Settings and wiring; the only package that sees all others. */
@NullMarked
package org.onsale.waitingroom.config;

import org.jspecify.annotations.NullMarked;

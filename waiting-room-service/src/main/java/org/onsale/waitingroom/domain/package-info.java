/** The rules of the waiting room as values and pure functions: no framework, no Redis, no clock of their own. */
@NullMarked
package org.onsale.waitingroom.domain;

import org.jspecify.annotations.NullMarked;

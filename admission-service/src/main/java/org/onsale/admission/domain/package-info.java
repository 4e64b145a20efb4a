/** The rules of admission as plain values and arithmetic: nothing here knows of Redis, HTTP or the clock of a machine. */
@NullMarked
package org.onsale.admission.domain;

import org.jspecify.annotations.NullMarked;

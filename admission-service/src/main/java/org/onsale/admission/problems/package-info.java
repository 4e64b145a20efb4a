/** What goes wrong, told as {@code application/problem+json} (RFC 9457) with a stable type. */
@NullMarked
package org.onsale.admission.problems;

import org.jspecify.annotations.NullMarked;

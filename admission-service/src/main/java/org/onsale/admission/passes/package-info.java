/** Passes as signed tokens (JWT, ES256) and the keys behind them. */
@NullMarked
package org.onsale.admission.passes;

import org.jspecify.annotations.NullMarked;

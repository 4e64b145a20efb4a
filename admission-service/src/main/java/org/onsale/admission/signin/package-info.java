/** Who calls on the organisers' side and what they may; whoever is refused is noted. */
@NullMarked
package org.onsale.admission.signin;

import org.jspecify.annotations.NullMarked;

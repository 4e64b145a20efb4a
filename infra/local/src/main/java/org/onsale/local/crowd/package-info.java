/** Simulated buyers, so that a person trying the demo alone sees a line form. */
@NullMarked
package org.onsale.local.crowd;

import org.jspecify.annotations.NullMarked;

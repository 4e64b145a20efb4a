/** What the admission service does, one class for each use, and the abilities it needs from outside as ports beside them. */
@NullMarked
package org.onsale.admission.application;

import org.jspecify.annotations.NullMarked;

/** What organisers call: settings, live figures, logs; all behind a token. */
@NullMarked
package org.onsale.admission.organiser;

import org.jspecify.annotations.NullMarked;

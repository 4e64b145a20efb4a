/** What runs by the clock, and nothing else that runs unasked. */
@NullMarked
package org.onsale.admission.schedule;

import org.jspecify.annotations.NullMarked;

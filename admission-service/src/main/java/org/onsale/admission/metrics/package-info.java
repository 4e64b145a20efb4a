/** Figures for operators; names and tags are in one place. */
@NullMarked
package org.onsale.admission.metrics;

import org.jspecify.annotations.NullMarked;

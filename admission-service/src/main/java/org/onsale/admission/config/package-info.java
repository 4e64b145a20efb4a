/** Puts the parts together, and reads the settings of the installation. */
@NullMarked
package org.onsale.admission.config;

import org.jspecify.annotations.NullMarked;

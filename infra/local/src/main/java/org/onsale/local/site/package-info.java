/** The site on one port: waiting page, and a demo shop that guards its checkout with the admission service. */
@NullMarked
package org.onsale.local.site;

import org.jspecify.annotations.NullMarked;

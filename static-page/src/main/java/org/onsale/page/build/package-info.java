/** Makes the one file of the waiting page from its readable sources; runs in the build only and is not in the jar. */
@NullMarked
package org.onsale.page.build;

import org.jspecify.annotations.NullMarked;

/** The built waiting page and the organiser console, fitted to the addresses of an installation and laid out for a web server. */
@NullMarked
package org.onsale.page;

import org.jspecify.annotations.NullMarked;

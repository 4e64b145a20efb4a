/** The organiser's command line: each command is one call of the organiser API, or two where it asks before it changes. */
@NullMarked
package org.onsale.cli;

import org.jspecify.annotations.NullMarked;

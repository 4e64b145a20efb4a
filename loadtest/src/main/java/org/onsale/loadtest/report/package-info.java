/** Writes a verdict down: for people as text and as a page, for tools as JSON and as JUnit XML. */
@NullMarked
package org.onsale.loadtest.report;

import org.jspecify.annotations.NullMarked;

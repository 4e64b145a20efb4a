/** The promises of the line, checked against a simple model under random interleavings of everything that can happen. */
@NullMarked
package org.onsale.local.model;

import org.jspecify.annotations.NullMarked;

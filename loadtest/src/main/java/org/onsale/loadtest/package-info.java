/** Load test of the waiting room: the commands a person starts. */
@NullMarked
package org.onsale.loadtest;

import org.jspecify.annotations.NullMarked;

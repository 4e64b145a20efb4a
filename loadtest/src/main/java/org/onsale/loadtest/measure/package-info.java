/** Single figures measured against a running system: the cost of a poll, the time to offer a freed slot. */
@NullMarked
package org.onsale.loadtest.measure;

import org.jspecify.annotations.NullMarked;

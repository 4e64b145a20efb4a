/** The ports of the application on Redis: what scripts and keys say is turned into typed values here, and only here. */
@NullMarked
package org.onsale.waitingroom.redis;

import org.jspecify.annotations.NullMarked;

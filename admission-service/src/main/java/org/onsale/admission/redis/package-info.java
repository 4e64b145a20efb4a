/** The ports on Redis: scripts and reads by Lettuce, settings, notices and locks by Redisson. */
@NullMarked
package org.onsale.admission.redis;

import org.jspecify.annotations.NullMarked;

/** For tests: is an OpenAPI description sound, and is it what the service answers? */
@NullMarked
package org.onsale.contract;

import org.jspecify.annotations.NullMarked;

/** What several tests need: an event on a real Redis, running services. */
@NullMarked
package org.onsale.admission.support;

import org.jspecify.annotations.NullMarked;

/** The system under test as the load test reaches it: its organiser API, its admission log, its Redis. */
@NullMarked
package org.onsale.loadtest.target;

import org.jspecify.annotations.NullMarked;

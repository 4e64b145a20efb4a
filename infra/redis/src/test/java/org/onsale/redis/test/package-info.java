/**
 * A real Redis for tests of every module.
 *
 * <p>To use it, depend on the test-jar of {@code onsale-redis}. With {@code com.redis:testcontainers-redis} on the test
 * class path too, and a Docker engine that answers, the server is a container; otherwise it is
 * {@link org.onsale.redis.EmbeddedRedis}, and the tests are the same.
 */
@NullMarked
package org.onsale.redis.test;

import org.jspecify.annotations.NullMarked;

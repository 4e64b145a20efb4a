/**
 * What both services stand on: names of keys, loading of scripts, guarded access to Redis (standalone, Sentinel or
 * Cluster) and a real Redis server for local use.
 */
@NullMarked
package org.onsale.redis;

import org.jspecify.annotations.NullMarked;

package org.onsale.loadtest.bench;

/**
 * What a request took.
 *
 * @param cpuMicros CPU of the server, user and system, in µs
 * @param redisMicros CPU of Redis in µs
 * @param perSecond requests a second, by the clock
 */
record Cost(double cpuMicros, double redisMicros, double perSecond) {}

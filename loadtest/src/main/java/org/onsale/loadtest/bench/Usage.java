package org.onsale.loadtest.bench;

/**
 * CPU time, user and system, used in a stretch of time.
 *
 * @param seconds of the clock
 * @param serverSeconds CPU of the server
 * @param redisSeconds CPU of Redis; 0 where the server has none
 */
record Usage(double seconds, double serverSeconds, double redisSeconds) {
    Usage since(Usage before) {
        return new Usage(
                seconds - before.seconds, serverSeconds - before.serverSeconds, redisSeconds - before.redisSeconds);
    }

    /** What goes beyond what would have been used in the same time with nothing to do; never negative. */
    Usage beyond(Usage idle) {
        return new Usage(
                seconds,
                Math.max(0, serverSeconds - idle.serverSeconds / idle.seconds * seconds),
                Math.max(0, redisSeconds - idle.redisSeconds / idle.seconds * seconds));
    }

    Cost each(long requests) {
        return new Cost(serverSeconds * 1e6 / requests, redisSeconds * 1e6 / requests, requests / seconds);
    }
}

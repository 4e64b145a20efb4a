package org.onsale.loadtest.bench.load;

import java.time.Duration;

/**
 * How much to send.
 *
 * @param connections requests under way at most
 * @param perSecond requests a second at most; 0: as many as are answered (closed loop)
 * @param time after which nothing more is sent; what is under way is waited for
 */
public record Load(int connections, double perSecond, Duration time) {
    private static final Duration LONG = Duration.ofMinutes(30);

    /** As many as are answered. */
    public static Load closed(int connections, Duration time) {
        return new Load(connections, 0, time);
    }

    /** Until there is no request left. */
    public static Load all(int connections) {
        return new Load(connections, 0, LONG);
    }

    public static Load paced(int connections, double perSecond, Duration time) {
        return new Load(connections, perSecond, time);
    }
}

package org.onsale.redis;

import java.time.Duration;

/**
 * How Redis is reached.
 *
 * @param uri {@code redis://[[user]:password@]host[:port][/database]}, {@code rediss://…} (TLS),
 *     {@code redis-sentinel://[[user]:password@]sentinel[:port],…[/database]#master} or
 *     {@code redis-cluster://[[user]:password@]node[:port],…}. Credentials are those of the servers, not of the
 *     sentinels. Characters with a meaning in a URI are percent-encoded in user and password
 * @param connectTimeout limit of opening one connection; 1 ms and up
 * @param commandTimeout limit of a call on the data plane, from asking to answer; 1 ms and up
 * @param controlTimeout limit of a call on the control plane; 1 ms and up
 * @param maxInFlight most calls of the data plane that may wait for an answer at once, for each shard; 1 to 10,000
 */
public record RedisSettings(
        String uri, Duration connectTimeout, Duration commandTimeout, Duration controlTimeout, int maxInFlight) {

    /** Commands that Lettuce queues at most; what is beyond is refused. */
    static final int REQUEST_QUEUE = 10_000;

    /** @throws IllegalArgumentException if the URI has none of the forms or a value is out of range */
    public RedisSettings {
        RedisAddress.parse(uri);
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("commandTimeout", commandTimeout);
        requirePositive("controlTimeout", controlTimeout);
        if (maxInFlight < 1 || maxInFlight > REQUEST_QUEUE) {
            throw new IllegalArgumentException(
                    "maxInFlight is " + maxInFlight + "; wanted is 1 to " + REQUEST_QUEUE + ".");
        }
    }

    /** The settings of a production node: 2 s to connect, 500 ms a command, 3 s a control call, 4,096 in flight. */
    public static RedisSettings of(String uri) {
        return new RedisSettings(uri, Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(3), 4_096);
    }

    public RedisSettings withCommandTimeout(Duration value) {
        return new RedisSettings(uri, connectTimeout, value, controlTimeout, maxInFlight);
    }

    public RedisSettings withMaxInFlight(int value) {
        return new RedisSettings(uri, connectTimeout, commandTimeout, controlTimeout, value);
    }

    RedisAddress address() {
        return RedisAddress.parse(uri);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; wanted is 1 ms and up.");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RedisSettings[" + address() + ", connectTimeout=" + connectTimeout + ", commandTimeout="
                + commandTimeout + ", controlTimeout=" + controlTimeout + ", maxInFlight=" + maxInFlight + "]";
    }
}

package org.onsale.loadtest.options;

import java.time.Duration;
import java.util.Optional;

/**
 * The end of the target's Redis during the sale, on this machine, and its return.
 *
 * @param at time from the moment from which buyers may arrive
 * @param command run by a shell; ends and starts it. Without one the redis-server at {@code -Dredis} is ended and
 *     started again by the load test
 * @param away how long there is no Redis, where the load test does it
 * @param keepsData whether it comes back with its data, where the load test does it
 */
public record RedisRestart(Duration at, Optional<String> command, Duration away, boolean keepsData) {
    static Optional<RedisRestart> from(Given given, Target target) {
        Optional<RedisRestart> restart = given.duration("restart.at")
                .map(at -> new RedisRestart(
                        at,
                        given.text("restart.command"),
                        given.duration("restart.away", Duration.ofSeconds(3)),
                        given.flag("restart.keeps-data")));
        if (restart.isPresent() && !Target.isLoopback(target.admission())) {
            throw new IllegalArgumentException("-Drestart.at ends Redis: only where the target is this machine");
        }
        if (restart.filter(r -> r.command().isEmpty()).isPresent()
                && target.redis().filter(Target::isLoopback).isEmpty()) {
            throw new IllegalArgumentException(
                    "-Drestart.at needs -Drestart.command, or -Dredis=redis://127.0.0.1:<port>"
                            + " of a redis-server of its own (not the one infra/up starts: that ends with it)");
        }
        return restart;
    }
}

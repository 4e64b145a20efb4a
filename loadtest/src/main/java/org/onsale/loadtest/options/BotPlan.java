package org.onsale.loadtest.options;

import java.time.Duration;

/**
 * Attackers beside the buyers.
 *
 * @param bots how many at once, 0 for none
 * @param keys with how many keys each joins
 * @param pause between an answer and the bot's next request
 */
public record BotPlan(int bots, int keys, Duration pause) {
    static BotPlan from(Given given) {
        return new BotPlan(
                (int) given.whole("bots", 0, 0, 10_000),
                (int) given.whole("bots.keys", 5, 0, 1_000),
                given.duration("bots.pause", Duration.ofMillis(10)));
    }
}

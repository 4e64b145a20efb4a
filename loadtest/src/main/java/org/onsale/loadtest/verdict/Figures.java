package org.onsale.loadtest.verdict;

import java.util.Map;

/**
 * Figures of a run.
 *
 * @param turns buyers in line who were told of a turn
 * @param letInAtOnce buyers let in without a place in line
 * @param polls all polls, refused and unanswered ones too
 * @param turnP50Seconds from arriving to being told of the turn, of those who waited in line; NaN when none did
 * @param slotUse mean of held / cap while somebody present waited, 0 to 1; NaN when nobody did
 * @param longestFreeSeconds longest stretch with a free slot while somebody present waited
 * @param pauseAfterLossSeconds longest time from a loss of Redis to the next slot given
 * @param redisCommandsPerPoll all Redis commands above the idle baseline by all polls, joins and the like included; NaN
 *     when not measured
 */
public record Figures(
        long arrived,
        long letInAtOnce,
        long places,
        long turns,
        Map<String, Long> endings,
        long polls,
        long unknownOutcomes,
        long mostHeldByLog,
        long mostHeldByBuyers,
        long inversions,
        double turnP50Seconds,
        double turnP90Seconds,
        double turnP99Seconds,
        double turnMostSeconds,
        double slotUse,
        double longestFreeSeconds,
        double pauseAfterLossSeconds,
        double redisCommandsPerPoll) {
    public Figures {
        endings = Map.copyOf(endings);
    }

    /** @param commandsPerPoll see the record's component */
    public Figures withRedisCommandsPerPoll(double commandsPerPoll) {
        return new Figures(
                arrived,
                letInAtOnce,
                places,
                turns,
                endings,
                polls,
                unknownOutcomes,
                mostHeldByLog,
                mostHeldByBuyers,
                inversions,
                turnP50Seconds,
                turnP90Seconds,
                turnP99Seconds,
                turnMostSeconds,
                slotUse,
                longestFreeSeconds,
                pauseAfterLossSeconds,
                commandsPerPoll);
    }
}

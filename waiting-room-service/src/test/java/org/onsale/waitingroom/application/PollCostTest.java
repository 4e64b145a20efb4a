package org.onsale.waitingroom.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.test.TestRedis;
import org.onsale.waitingroom.redis.EventData;

class PollCostTest {

    private static final Pattern CALLS = Pattern.compile("cmdstat_(\\S+):calls=(\\d+)");

    @Test
    void thousandWaitingPollsSendNothingToRedisAndAreReportedInOneScript() throws Exception {
        try (TestRedis redis = TestRedis.own();
                RedisAccess access = RedisAccess.connect(redis.settings().withCommandTimeout(Duration.ofSeconds(10)))) {
            EventData event = EventData.founded(redis.commands());
            TestNode node = new TestNode(access, event);
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                tokens.add(node.tokenOf("k" + i));
            }
            event.survey();
            node.refresh();
            node.report();
            Map<String, Long> before = commands(redis);

            tokens.forEach(token -> assertThat(node.askAtOnce(token)).isInstanceOf(Told.class));
            Map<String, Long> polled = commands(redis);
            node.report();
            Map<String, Long> reported = commands(redis);

            assertThat(since(before, polled)).containsOnlyKeys("info");
            assertThat(since(polled, reported)).containsEntry("evalsha", 1L).containsEntry("bitfield", 1L);
            assertThat(since(polled, reported).values().stream()
                            .mapToLong(calls -> calls)
                            .sum())
                    .as("a thousand polls, presence included")
                    .isLessThanOrEqualTo(10);
        }
    }

    private static Map<String, Long> commands(TestRedis redis) {
        Map<String, Long> calls = new TreeMap<>();
        Matcher matcher = CALLS.matcher(redis.commands().info("commandstats"));
        while (matcher.find()) {
            calls.put(matcher.group(1), Long.parseLong(matcher.group(2)));
        }
        return calls;
    }

    /** Commands called in between; pings of idle connections do not count. */
    private static Map<String, Long> since(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> calls = new TreeMap<>();
        after.forEach((command, count) -> calls.merge(command, count - before.getOrDefault(command, 0L), Long::sum));
        calls.remove("ping");
        calls.values().removeIf(count -> count == 0);
        return calls;
    }
}

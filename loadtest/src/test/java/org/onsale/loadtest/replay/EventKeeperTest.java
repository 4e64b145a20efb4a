package org.onsale.loadtest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onsale.loadtest.fake.FakeOnsale;
import org.onsale.loadtest.options.ReplayOptions;
import org.onsale.loadtest.target.OrganiserApi;

class EventKeeperTest {
    private static EventKeeper keeper(FakeOnsale target, Background background, String part) {
        Properties given = new Properties();
        given.putAll(Map.of(
                "admission",
                target.uri().toString(),
                "waiting-room",
                target.uri().toString(),
                "admin.token",
                FakeOnsale.ADMIN_TOKEN,
                "trace",
                "classpath:traces/smoke.csv",
                "event",
                "together",
                "tickets",
                "10",
                "part",
                part));
        ReplayOptions options = ReplayOptions.from(given, Map.of());
        return new EventKeeper(options, new OrganiserApi(options.target()), background);
    }

    private static void opens(EventKeeper keeper) {
        try {
            keeper.opens();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_others_begin_when_the_first_creates_the_event() throws Exception {
        try (FakeOnsale target = FakeOnsale.with(Set.of());
                Background background = new Background()) {
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> opens(keeper(target, background, "2/2")));
            target.versionTold().get(10, TimeUnit.SECONDS);
            assertThat(second).isNotDone();

            opens(keeper(target, background, "1/2"));

            second.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void tickets_are_shared_out() throws IOException {
        try (FakeOnsale target = FakeOnsale.with(Set.of());
                Background background = new Background()) {
            List<Integer> shares = Stream.of("1/3", "2/3", "3/3")
                    .map(part -> keeper(target, background, part).tickets())
                    .toList();

            assertThat(shares).containsExactly(4, 3, 3);
        }
    }

    @Test
    void only_the_first_closes_the_event() throws IOException {
        try (FakeOnsale target = FakeOnsale.with(Set.of());
                Background background = new Background()) {
            EventKeeper first = keeper(target, background, "1/2");
            first.opens();

            keeper(target, background, "2/2").closes(Duration.ofSeconds(5));
            assertThat(first.changes()).isEqualTo(1);

            first.closes(Duration.ofSeconds(5));
            assertThat(first.changes()).isEqualTo(2);
        }
    }
}

package org.onsale.loadtest.replay;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.onsale.loadtest.history.Diary;
import org.onsale.loadtest.history.Figure;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.options.Change;
import org.onsale.loadtest.options.Management;
import org.onsale.loadtest.options.RedisRestart;
import org.onsale.loadtest.target.OrganiserApi;
import org.onsale.loadtest.target.Prometheus;
import org.onsale.loadtest.target.RedisProbe;
import org.onsale.loadtest.target.RedisServer;

/** What happens to the target while buyers are there, each noted in the run's history or among its losses. */
final class Disturbing {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final int NOBODY = 0;

    private final Background background;
    private final Diary diary;

    Disturbing(Background background, Diary diary) {
        this.background = background;
        this.diary = diary;
    }

    void change(OrganiserApi organiser, String event, Change change) {
        background.after(change.after(), () -> {
            long sentNanos = System.nanoTime();
            background.untilDone(BETWEEN_TRIES, () -> organiser.patch(event, change.patch()));
            diary.note(
                    switch (change.setting()) {
                        case CAP -> Happening.CAP_SET;
                        case RATE -> Happening.RATE_SET;
                        case PHASE -> Happening.PHASE_SET;
                    },
                    NOBODY,
                    (int) ((System.nanoTime() - sentNanos) / 1_000_000L),
                    change.value(),
                    0,
                    0);
            System.out.println("The organiser changes " + change);
        });
    }

    /** @param before run first: evidence that the end of Redis may take along */
    void restart(RedisRestart restart, Optional<URI> redis, Collection<Long> losses, Background.Job before) {
        background.after(restart.at(), () -> {
            before.run();
            losses.add(System.currentTimeMillis());
            System.out.println("Redis ends");
            if (restart.command().isPresent()) {
                RedisServer.restartBy(restart.command().get());
            } else {
                RedisServer server = new RedisServer(redis.orElseThrow());
                server.end(restart.keepsData());
                background.pause(restart.away());
                server.start();
                background.untilDone(BETWEEN_TRIES, server::answers);
            }
            System.out.println("Redis is back");
        });
    }

    /** Looks at the target's figures until the run ends; what is out of reach is not noted. */
    void measure(Management management, Optional<URI> redis) {
        Prometheus prometheus = new Prometheus();
        background.every(
                management.every(),
                () -> note(Figure.ADMISSION_HEAP_BYTES, prometheus.heapBytes(management.admission())));
        background.every(
                management.every(),
                () -> note(Figure.WAITING_ROOM_HEAP_BYTES, prometheus.heapBytes(management.waitingRoom())));
        redis.ifPresent(uri -> background.every(management.every(), () -> measure(uri)));
    }

    private void measure(URI uri) {
        try (RedisProbe redis = new RedisProbe(uri)) {
            note(Figure.REDIS_KEYS, redis.keys());
            note(Figure.REDIS_BYTES, redis.memoryBytes());
        }
    }

    private void note(Figure figure, long value) {
        diary.note(Happening.MEASURED, NOBODY, 0, figure.ordinal(), value, 0);
    }
}

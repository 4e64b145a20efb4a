package org.onsale.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Entry point of {@code infra/up}: runs everything until it is told to stop. */
public final class Up {

    private static final int FAILED = 1;

    private Up() {}

    public static void main(String[] args) throws InterruptedException {
        try {
            LocalSettings settings = LocalSettings.from(System.getenv());
            Ports.requireFree(Ports.of(settings));
            Jars jars = new Jars(Path.of(System.getProperty("onsale.home", ".")));
            run(new LocalRun(settings, jars, DemoEvent.STANDARD, Up::say));
        } catch (CannotStart e) {
            complain(String.valueOf(e.getMessage()));
            System.exit(FAILED);
        }
    }

    private static void run(LocalRun run) throws InterruptedException {
        Thread stop = new Thread(() -> stop(run), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        Instant start = Instant.now();
        try {
            run.start();
        } catch (CannotStart e) {
            if (run.isClosing()) {
                return; // Told to stop while it was starting: what then fails is no news.
            }
            throw e;
        }
        long ms = Duration.between(start, Instant.now()).toMillis();
        System.out.println(Announcement.of(run, "%.1f".formatted(ms / 1000.0)));
        complain(run.awaitFailure());
        System.exit(FAILED);
    }

    private static void stop(LocalRun run) {
        say("stopping");
        run.close();
        say("everything is stopped");
    }

    private static void say(String what) {
        System.out.println("onsale: " + what);
    }

    private static void complain(String what) {
        System.err.println("onsale: " + what);
    }
}

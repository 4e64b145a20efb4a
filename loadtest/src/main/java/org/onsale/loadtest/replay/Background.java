package org.onsale.loadtest.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The threads beside the load: they read on, measure and break things; an error ends no periodic job. */
final class Background implements Pauses, AutoCloseable {
    private static final int THREADS = 3;
    private static final int TRIES = 20;
    private static final long LONGEST_STOP_SECONDS = 15;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, job -> {
        Thread thread = new Thread(job, "replay-background");
        thread.setDaemon(true);
        return thread;
    });

    /** A job that may fail. */
    @FunctionalInterface
    interface Job {
        void run() throws IOException;
    }

    void every(Duration time, Job job) {
        threads.scheduleWithFixedDelay(() -> quietly(job), 0, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs a job now, again until it does not fail. @throws IOException as its last try did */
    void untilDone(Duration pause, Job job) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                job.run();
                return;
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw e;
                }
                pause(pause);
            }
        }
    }

    void after(Duration time, Job job) {
        threads.schedule(() -> loudly(job), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void quietly(Job job) {
        try {
            job.run();
        } catch (IOException | RuntimeException e) {
            // The next round tries again; what was missed shows in the verdict.
        }
    }

    private static void loudly(Job job) {
        try {
            job.run();
        } catch (IOException | RuntimeException e) {
            System.err.println("In the background of the replay: " + e);
        }
    }

    @Override
    public void pause(Duration time) {
        try {
            threads.schedule(() -> {}, time.toMillis(), TimeUnit.MILLISECONDS).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | CancellationException e) {
            throw new IllegalStateException("A pause cannot fail", e);
        }
    }

    /** Ends periodic jobs and waits for those under way. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

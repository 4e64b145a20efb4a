package org.onsale.loadtest.measure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.onsale.loadtest.target.PublicApi;

/** Polls of all places in turn at a fixed rate, however fast answers come (open model). */
final class SteadyPolls implements AutoCloseable {
    private static final int TICK_MILLIS = 5;
    private static final int MOST_REFUSED_ONE_IN = 20;

    private final Calls calls;
    private final PublicApi api;
    private final List<String> tokens;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(job -> new Thread(job, "steady-polls"));
    private final long startedNanos = System.nanoTime();

    private SteadyPolls(Calls calls, PublicApi api, List<String> tokens) {
        this.calls = calls;
        this.api = api;
        this.tokens = tokens;
    }

    /** @param perSecond polls a second; 0 for none */
    static SteadyPolls start(Calls calls, PublicApi api, List<String> tokens, double perSecond) {
        SteadyPolls polls = new SteadyPolls(calls, api, tokens);
        polls.clock.scheduleAtFixedRate(() -> polls.sendDue(perSecond), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return polls;
    }

    /** Polls for that long. @return the number of polls answered with 200 */
    static long during(Calls calls, PublicApi api, List<String> tokens, double perSecond, Duration time) {
        SteadyPolls polls = start(calls, api, tokens, perSecond);
        try (polls) {
            Wait.of(time);
        }
        if (polls.refused.get() * MOST_REFUSED_ONE_IN > polls.sent.get()) {
            throw new IllegalStateException("%d of %d polls were refused; is the rate above 1 a second and place?"
                    .formatted(polls.refused.get(), polls.sent.get()));
        }
        return polls.answered.get();
    }

    private void sendDue(double perSecond) {
        long due = (long) ((System.nanoTime() - startedNanos) / 1e9 * perSecond);
        while (sent.get() < due) {
            String token = tokens.get((int) (sent.getAndIncrement() % tokens.size()));
            calls.send(Calls.get(api.turn(), token)).whenComplete((response, error) -> {
                boolean good = response != null && response.statusCode() == 200;
                (good ? answered : refused).incrementAndGet();
            });
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        calls.drain();
    }
}

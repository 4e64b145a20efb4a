package org.onsale.shop.gate;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The few threads behind the calls to the admission service. They end with the application and do not hold the class
 * loader of the server that happened to start them.
 */
final class GateThreads implements AutoCloseable {
    private static final ClassLoader LOADER = GateThreads.class.getClassLoader();

    private final ExecutorService answers = Executors.newCachedThreadPool(GateThreads::daemon);
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, GateThreads::daemon);

    GateThreads() {
        timer.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "onsale-gate");
        thread.setDaemon(true);
        thread.setContextClassLoader(LOADER);
        return thread;
    }

    /** Where answers are taken up. */
    ExecutorService answers() {
        return answers;
    }

    /** Makes something that starts a thread of its own, with our class loader as the one the thread inherits. */
    <T> T make(Supplier<T> maker) {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(LOADER);
        try {
            return maker.get();
        } finally {
            current.setContextClassLoader(before);
        }
    }

    /** Gives the call up when that time is over. */
    <T> CompletableFuture<T> limited(CompletableFuture<T> call, long limitMs) {
        ScheduledFuture<?> end = timer.schedule(() -> call.cancel(true), limitMs, TimeUnit.MILLISECONDS);
        return call.whenComplete((answer, error) -> end.cancel(false));
    }

    CompletableFuture<Void> pause(long pauseMs) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        timer.schedule(() -> over.complete(null), pauseMs, TimeUnit.MILLISECONDS);
        return over;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        answers.shutdown();
    }
}

package org.onsale.local;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a run has started so far, stopped in reverse. Closing while the run still starts is safe: what comes later is
 * stopped at once.
 */
final class Started implements AutoCloseable {

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean closed;

    /** @throws CannotStart when this is closed already; the resource is stopped then */
    synchronized <T extends AutoCloseable> T add(T resource) {
        if (closed) {
            close(resource);
            throw new CannotStart("Stopped while it was starting.");
        }
        running.push(resource);
        return resource;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!running.isEmpty()) {
            close(running.pop());
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.err.println("onsale: could not stop " + resource.getClass().getSimpleName() + ": " + e);
        }
    }
}

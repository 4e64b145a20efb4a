package org.onsale.redis.test;

import java.io.IOException;

/** A process that stands still (SIGSTOP) until this is closed (SIGCONT): connected, but answering nothing. */
public final class Frozen implements AutoCloseable {

    private final long pid;

    private Frozen(long pid) {
        this.pid = pid;
    }

    public static Frozen process(long pid) {
        signal("-STOP", pid);
        return new Frozen(pid);
    }

    @Override
    public void close() {
        signal("-CONT", pid);
    }

    private static void signal(String signal, long pid) {
        try {
            int exit = new ProcessBuilder("kill", signal, Long.toString(pid))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill " + signal + " " + pid + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new IllegalStateException("This machine has no kill command", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending " + signal, e);
        }
    }
}

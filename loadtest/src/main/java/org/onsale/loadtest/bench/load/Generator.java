package org.onsale.loadtest.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Sends requests over connections to one port of this machine, from the calling thread. A connection that breaks is
 * opened anew; its request counts as failed. Not thread-safe.
 */
public final class Generator implements AutoCloseable {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int LONGEST_PAUSE_MILLIS = 100;

    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private final Deque<Connection> idle = new ArrayDeque<>();

    private Generator() throws IOException {
        this.selector = Selector.open();
    }

    /** @throws IOException if nobody listens there */
    public static Generator open(int port, int connections) throws IOException {
        Generator generator = new Generator();
        try {
            for (int i = 0; i < connections; i++) {
                generator.connections.add(new Connection(port, generator.selector));
            }
        } catch (IOException e) {
            generator.close();
            throw new IOException("nobody answers on port " + port + ": " + e.getMessage(), e);
        }
        generator.idle.addAll(generator.connections);
        return generator;
    }

    /** One stretch on connections of its own. */
    public static Tally run(int port, Load load, Requests requests, Answers answers) throws IOException {
        try (Generator generator = open(port, load.connections())) {
            return generator.run(load.perSecond(), load.time(), requests, answers);
        }
    }

    /**
     * Sends and waits for all answers.
     *
     * @param perSecond 0: each connection sends as soon as it has its answer
     * @throws IOException if the server is gone, or answers nothing for 10 s
     */
    public Tally run(double perSecond, Duration time, Requests requests, Answers answers) throws IOException {
        return new Stretch(perSecond, time, requests, answers).run();
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }

    private final class Stretch {
        private final double perSecond;
        private final Requests requests;
        private final Answers answers;
        private final Tally tally = new Tally();
        private final long startNanos = System.nanoTime();
        private final long endNanos;
        private long sent;
        private boolean ended;
        private long lastAnswerNanos = startNanos;

        Stretch(double perSecond, Duration time, Requests requests, Answers answers) {
            this.perSecond = perSecond;
            this.requests = requests;
            this.answers = answers;
            this.endNanos = startNanos + time.toNanos();
        }

        Tally run() throws IOException {
            try {
                long now = System.nanoTime();
                while (!isOver(now)) {
                    while (!ended && !idle.isEmpty() && isDue(now)) {
                        send(idle.pop(), now);
                    }
                    selector.select(this::ready, pauseMillis(now));
                    now = System.nanoTime();
                    requireProgress(now);
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            tally.took((lastAnswerNanos - startNanos) / 1e9);
            return tally;
        }

        private boolean isOver(long now) {
            ended |= now >= endNanos;
            return ended && idle.size() == connections.size();
        }

        private boolean isDue(long now) {
            return perSecond <= 0 || sent < (now - startNanos) / 1e9 * perSecond;
        }

        private long pauseMillis(long now) {
            boolean isPacing = perSecond > 0 && !idle.isEmpty() && !ended;
            return isPacing ? 1 : Math.max(1, Math.min(LONGEST_PAUSE_MILLIS, (endNanos - now) / 1_000_000));
        }

        private void requireProgress(long now) throws IOException {
            for (Connection connection : connections) {
                if (connection.isUnderWay() && now - connection.sentAtNanos() > PATIENCE_NANOS) {
                    throw new IOException(
                            "no answer for " + Duration.ofNanos(PATIENCE_NANOS).toSeconds() + " s");
                }
            }
        }

        private void send(Connection connection, long now) {
            try {
                ended |= !connection.send(requests, now);
                sent++;
            } catch (IOException e) {
                tally.broken();
                reopened(connection);
            }
            if (!connection.isUnderWay()) {
                idle.push(connection);
            }
        }

        private void ready(SelectionKey key) {
            Connection connection = (Connection) key.attachment();
            try {
                if (connection.isAnswered()) {
                    finish(connection);
                }
            } catch (IOException | ResponseReader.MalformedAnswer e) {
                boolean wasUnderWay = connection.isUnderWay();
                reopened(connection);
                if (wasUnderWay) {
                    tally.broken();
                    idle.push(connection);
                }
            }
        }

        private void finish(Connection connection) {
            lastAnswerNanos = System.nanoTime();
            tally.answered(connection.status(), connection.body(), lastAnswerNanos - connection.sentAtNanos());
            answers.take(connection.status(), connection.body());
            connection.rest();
            if (!ended && perSecond <= 0 && lastAnswerNanos < endNanos) {
                send(connection, lastAnswerNanos);
            } else {
                idle.push(connection);
            }
        }

        private void reopened(Connection connection) {
            try {
                connection.reopen();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

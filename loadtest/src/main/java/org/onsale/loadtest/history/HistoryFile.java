package org.onsale.loadtest.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Append-only file of {@link BuyerEvent}s, in order of time: each is stamped under the lock it is appended under. 41
 * bytes a record after a header of magic, version and clock anchor. Safe for many writers.
 */
public final class HistoryFile implements Diary, AutoCloseable {
    static final long MAGIC_AND_VERSION = 0x4F4E53414C450001L;
    static final int HEADER_BYTES = 24;
    static final int RECORD_BYTES = 41;
    static final int BUFFERED_RECORDS = 16_384;

    private final FileChannel channel;
    private final RunClock clock;
    private final ByteBuffer buffer = ByteBuffer.allocate(RECORD_BYTES * BUFFERED_RECORDS);

    private HistoryFile(FileChannel channel, RunClock clock) {
        this.channel = channel;
        this.clock = clock;
    }

    public static HistoryFile create(Path file, RunClock clock) throws IOException {
        HistoryFile history = new HistoryFile(
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE),
                clock);
        history.buffer.putLong(MAGIC_AND_VERSION).putLong(clock.anchorNanos()).putLong(clock.anchorMillis());
        history.flush();
        return history;
    }

    @Override
    public synchronized void note(Happening what, int buyer, int tookMillis, long a, long b, long c) {
        if (buffer.remaining() < RECORD_BYTES) {
            flush();
        }
        buffer.put((byte) what.ordinal())
                .putInt(buyer)
                .putLong(clock.now())
                .putInt(tookMillis)
                .putLong(a)
                .putLong(b)
                .putLong(c);
    }

    /** Hands the buffered records to the file. */
    public synchronized void flush() {
        try {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("The history cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        channel.close();
    }

    /** The clock a history's moments are told by. */
    public static RunClock clock(Path file) throws IOException {
        try (HistoryReader reader = new HistoryReader(file)) {
            return reader.clock();
        }
    }

    /** Reads every record, in order. Returns the clock the moments are told by. */
    public static RunClock replay(Path file, Consumer<BuyerEvent> events) throws IOException {
        try (HistoryReader reader = new HistoryReader(file)) {
            for (BuyerEvent event = reader.next(); event != null; event = reader.next()) {
                events.accept(event);
            }
            return reader.clock();
        }
    }
}

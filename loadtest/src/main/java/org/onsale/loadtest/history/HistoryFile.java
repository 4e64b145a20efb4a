package org.onsale.loadtest.history;

import java.io.EOFException;
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
    private static final long MAGIC_AND_VERSION = 0x4F4E53414C450001L;
    private static final int HEADER_BYTES = 24;
    private static final int RECORD_BYTES = 41;
    private static final int BUFFERED_RECORDS = 16_384;
    private static final Happening[] KINDS = Happening.values();

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

    /** Reads every record, in order. Returns the clock the moments are told by. */
    public static RunClock replay(Path file, Consumer<BuyerEvent> reader) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
            if (!fill(channel, header) || header.getLong() != MAGIC_AND_VERSION) {
                throw new IOException(file + " is not a history of version 1");
            }
            RunClock clock = new RunClock(() -> 0, header.getLong(), header.getLong());
            ByteBuffer records = ByteBuffer.allocate(RECORD_BYTES * BUFFERED_RECORDS);
            boolean more = true;
            while (more) {
                more = fill(channel, records);
                while (records.remaining() >= RECORD_BYTES) {
                    reader.accept(next(records));
                }
                if (records.hasRemaining()) {
                    throw new EOFException(file + " ends within a record");
                }
                records.clear();
            }
            return clock;
        }
    }

    /** Fills the buffer and flips it. @return false when the file ended first */
    private static boolean fill(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                buffer.flip();
                return false;
            }
        }
        buffer.flip();
        return true;
    }

    private static BuyerEvent next(ByteBuffer records) {
        Happening what = KINDS[records.get()];
        int buyer = records.getInt();
        long atNanos = records.getLong();
        int tookMillis = records.getInt();
        return new BuyerEvent(
                what, buyer, atNanos, tookMillis, records.getLong(), records.getLong(), records.getLong());
    }
}

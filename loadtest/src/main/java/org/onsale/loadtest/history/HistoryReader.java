package org.onsale.loadtest.history;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Reads a {@link HistoryFile}, one event after the other. Not thread-safe. */
public final class HistoryReader implements AutoCloseable {
    private static final Happening[] KINDS = Happening.values();

    private final Path file;
    private final FileChannel channel;
    private final RunClock clock;
    private final ByteBuffer records = ByteBuffer.allocate(HistoryFile.RECORD_BYTES * HistoryFile.BUFFERED_RECORDS)
            .limit(0);

    /** @throws IOException when the file is no history of this version */
    public HistoryReader(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        ByteBuffer header = ByteBuffer.allocate(HistoryFile.HEADER_BYTES);
        fill(header);
        if (header.remaining() < HistoryFile.HEADER_BYTES || header.getLong() != HistoryFile.MAGIC_AND_VERSION) {
            channel.close();
            throw new IOException(file + " is not a history of version 1");
        }
        this.clock = new RunClock(() -> 0, header.getLong(), header.getLong());
    }

    /** The clock the moments are told by. */
    public RunClock clock() {
        return clock;
    }

    /** @return null at the end */
    public @Nullable BuyerEvent next() throws IOException {
        if (!records.hasRemaining()) {
            records.clear();
            fill(records);
        }
        if (!records.hasRemaining()) {
            return null;
        }
        if (records.remaining() < HistoryFile.RECORD_BYTES) {
            throw new EOFException(file + " ends within a record");
        }
        return new BuyerEvent(
                KINDS[records.get()],
                records.getInt(),
                records.getLong(),
                records.getInt(),
                records.getLong(),
                records.getLong(),
                records.getLong());
    }

    /** Fills the buffer as far as the file goes, and flips it. */
    private void fill(ByteBuffer buffer) throws IOException {
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer);
        }
        buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

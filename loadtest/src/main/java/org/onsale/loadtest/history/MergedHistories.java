package org.onsale.loadtest.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Several load generators' histories as one, in order of time by a common clock. */
public final class MergedHistories {
    /** @param clock of the history, tied to the Unix time all histories share */
    public record Source(Path file, RunClock clock) {}

    /** Where one history has been read to. */
    private record Head(BuyerEvent event, HistoryReader reader, long shiftNanos) {}

    private MergedHistories() {}

    /** From the start of the first. Its moments are nanoseconds since then. */
    public static RunClock commonClock(List<Source> sources) {
        long first = sources.stream()
                .mapToLong(source -> source.clock().anchorMillis())
                .min()
                .orElseThrow();
        return new RunClock(() -> 0, 0, first);
    }

    /** Reads them side by side, in memory that does not grow with them. Moments are told by the common clock. */
    public static void replay(List<Source> sources, Consumer<BuyerEvent> events) throws IOException {
        RunClock common = commonClock(sources);
        PriorityQueue<Head> heads = new PriorityQueue<>(
                Comparator.comparingLong(head -> head.event().atNanos()));
        List<HistoryReader> readers = new ArrayList<>();
        try {
            for (Source source : sources) {
                HistoryReader reader = new HistoryReader(source.file());
                readers.add(reader);
                long shift = common.nanosOf(source.clock().anchorMillis())
                        - source.clock().anchorNanos();
                advance(heads, reader, shift);
            }
            for (Head head = heads.poll(); head != null; head = heads.poll()) {
                events.accept(head.event());
                advance(heads, head.reader(), head.shiftNanos());
            }
        } finally {
            for (HistoryReader reader : readers) {
                reader.close();
            }
        }
    }

    private static void advance(PriorityQueue<Head> heads, HistoryReader reader, long shiftNanos) throws IOException {
        BuyerEvent event = reader.next();
        if (event != null) {
            heads.add(new Head(event.at(event.atNanos() + shiftNanos), reader, shiftNanos));
        }
    }
}

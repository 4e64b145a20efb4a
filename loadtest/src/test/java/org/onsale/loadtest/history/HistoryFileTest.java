package org.onsale.loadtest.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    private static final int MORE_THAN_BUFFERED = 40_000;

    @TempDir
    Path folder;

    @Test
    void what_was_noted_is_read_back_in_order() throws IOException {
        long[] now = {7};
        RunClock clock = new RunClock(() -> now[0]++, 5, 1_700_000_000_000L);
        Path file = folder.resolve("history");

        try (HistoryFile history = HistoryFile.create(file, clock)) {
            for (int i = 0; i < MORE_THAN_BUFFERED; i++) {
                history.note(Happening.WAITING, i, 3, -1, Long.MAX_VALUE - i, i);
            }
        }
        List<BuyerEvent> read = new ArrayList<>();
        RunClock readClock = HistoryFile.replay(file, read::add);

        assertThat(read).hasSize(MORE_THAN_BUFFERED);
        assertThat(read.get(39_999))
                .isEqualTo(new BuyerEvent(Happening.WAITING, 39_999, 40_006, 3, -1, Long.MAX_VALUE - 39_999, 39_999));
        assertThat(readClock.unixMillis(1_000_005)).isEqualTo(1_700_000_000_001L);
    }

    @Test
    void moments_ascend_however_many_write() throws Exception {
        Path file = folder.resolve("history");
        ExecutorService writers = Executors.newFixedThreadPool(4);

        try (HistoryFile history = HistoryFile.create(file, RunClock.started())) {
            List<Callable<Void>> jobs = IntStream.range(0, 4)
                    .<Callable<Void>>mapToObj(buyer -> () -> {
                        for (int i = 0; i < 10_000; i++) {
                            history.note(Happening.ARRIVED, buyer);
                        }
                        return null;
                    })
                    .toList();
            writers.invokeAll(jobs);
        } finally {
            writers.shutdown();
        }
        List<Long> moments = new ArrayList<>();
        HistoryFile.replay(file, event -> moments.add(event.atNanos()));

        assertThat(moments).hasSize(40_000).isSorted();
    }

    @Test
    void another_file_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("other"), "offset_s,count\n0,1\n1,1\n2,1\n");

        assertThatThrownBy(() -> HistoryFile.replay(file, event -> {})).hasMessageContaining("not a history");
    }
}

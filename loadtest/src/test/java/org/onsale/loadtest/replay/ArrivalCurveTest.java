package org.onsale.loadtest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.history.HistoryFile;
import org.onsale.loadtest.history.RunClock;

final class ArrivalCurveTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void buyersAreCountedInTheSecondInWhichTheyBegan() throws IOException {
        long[] now = {0};
        RunClock clock = new RunClock(() -> now[0], 0, 1_700_000_000_000L);
        Path file = folder.resolve("history");
        try (HistoryFile history = HistoryFile.create(file, clock)) {
            for (long at : new long[] {0, SECOND / 2, 3 * SECOND}) {
                now[0] = at;
                history.note(Happening.ARRIVED, 1, 0, 0, 0, 0);
                history.note(Happening.ENTER_SENT, 1, 0, 0, 0, 0);
            }
        }

        assertThat(ArrivalCurve.csv(file, clock)).containsExactly("offset_s,count", "0,2", "3,1");
    }
}

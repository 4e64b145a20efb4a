package org.onsale.loadtest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.history.RunClock;
import org.onsale.loadtest.report.Frame;

final class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final long[] now = {0};
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final CountingDiary counts = new CountingDiary((what, buyer, took, a, b, c) -> {});
    private Optional<Frame> frame = Optional.empty();

    private Progress progress() {
        return new Progress(
                2_001,
                100,
                counts,
                () -> frame,
                new RunClock(() -> now[0], 0, 0),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @Test
    void a_line_tells_how_the_run_goes() {
        Progress progress = progress();
        counts.note(Happening.ARRIVED, 1);
        for (int poll = 0; poll < 500; poll++) {
            counts.note(Happening.WAITING, 1);
        }
        counts.note(Happening.JOIN_REFUSED, 2);
        counts.note(Happening.POLL_UNKNOWN, 3);
        frame = Optional.of(new Frame(10, 1_234, 99, 100));

        now[0] = 10 * SECOND;
        progress.tell();

        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "0:10  arrived 1 of 2,001 (the last in 1:30), waiting 1,234, slots 99/100,"
                                + " 50 polls/s, refused 1, no answer 1\n");
    }

    @Test
    void polls_are_those_since_the_line_before() {
        Progress progress = progress();
        counts.note(Happening.WAITING, 1);
        now[0] = 10 * SECOND;
        progress.tell();
        said.reset();

        now[0] = 150 * SECOND;
        progress.tell();

        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "2:30  arrived 0 of 2,001, waiting ?, slots ?, 0 polls/s, refused 0, no answer 0\n");
    }

    @Test
    void at_the_start_there_is_nothing_to_tell() {
        progress().tell();

        assertThat(said.size()).isZero();
    }
}

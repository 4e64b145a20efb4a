package org.onsale.waitingroom.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BoardTest {

    @Test
    void emptyLineHasNobodyAhead() {
        Board board = Boards.of(new TreeSet<>(), 0, 0);

        assertThat(board.ahead(1)).isZero();
        assertThat(board.ahead(3)).isEqualTo(2);
    }

    @Test
    void shortLineIsCountedOneByOne() {
        Board board = Boards.of(new TreeSet<>(List.of(3L, 7L, 8L, 20L)), 2, 25);

        assertThat(board.ahead(3)).isZero();
        assertThat(board.ahead(7)).isEqualTo(1);
        assertThat(board.ahead(20)).isEqualTo(3);
        assertThat(board.ahead(22)).as("not in the line yet").isEqualTo(4);
        assertThat(board.ahead(26)).as("given out since").isEqualTo(4);
        assertThat(board.ahead(28)).as("two more may be between").isEqualTo(6);
    }

    @Test
    void fullRangesAreExactToo() {
        Board board = Boards.of(Boards.line(1, 5000), 0, 5000);

        for (long number : new long[] {1, 256, 257, 1023, 1024, 2047, 2048, 4999, 5000}) {
            assertThat(board.ahead(number)).isEqualTo(number - 1);
        }
    }

    @Test
    void thinnedRangeIsBoundedByItsCount() {
        NavigableSet<Long> line = Boards.line(1, 5000);
        line.removeIf(number -> number > 1100 && number < 2000);

        Board board = Boards.of(line, 0, 5000);

        assertThat(board.ahead(2040)).as("at most all others of its range").isEqualTo(1023 + 125 - 1);
        assertThat(board.ahead(3000)).as("behind the thinned range").isEqualTo(2999 - 899);
    }

    @Test
    void openRangeCountedEarlierHidesNobody() {
        NavigableSet<Long> before = Boards.line(1, 300);
        Boards.Counts early = Boards.counts(before, 0, 300);

        Board board = Boards.of(Boards.line(1, 100_000), 0, 100_000, early);

        assertThat(board.ahead(99_999)).isEqualTo(99_998);
    }

    @Test
    void neverTellsLessThanThereAre() {
        long seed = 20310502;
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            NavigableSet<Long> line = Boards.line(1, 1 + random.nextInt(6000));
            long last = line.last();
            double keep = random.nextDouble();
            line.removeIf(number -> random.nextDouble() > keep);
            Board board = Boards.of(line, line.isEmpty() ? last : line.first() - 1, last);
            for (long number : line) {
                long there = line.headSet(number).size();
                assertThat(board.ahead(number))
                        .as("seed %d, round %d, number %d", seed, round, number)
                        .isBetween(there, there + 1023);
            }
        }
    }

    @Test
    void neverRisesWhilePlacesOnlyLeave() {
        long seed = 20310503;
        Random random = new Random(seed);
        NavigableSet<Long> line = Boards.line(1, 6000);
        Map<Long, Long> shown = new HashMap<>();
        long nowServing = 0;
        while (!line.isEmpty()) {
            double leave = random.nextDouble() * 0.2;
            line.removeIf(number -> random.nextDouble() < leave);
            for (int called = random.nextInt(300); called > 0 && !line.isEmpty(); called--) {
                nowServing = line.pollFirst();
            }
            Board board = Boards.of(line, nowServing, 6000);
            for (long number : line) {
                long ahead = board.ahead(number);
                assertThat(ahead)
                        .as("seed %d, number %d", seed, number)
                        .isLessThanOrEqualTo(shown.getOrDefault(number, Long.MAX_VALUE));
                shown.put(number, ahead);
            }
        }
    }

    @Test
    void returnOfSomebodyInFrontDoesNotRaiseWhatOthersWereTold() {
        NavigableSet<Long> line = Boards.line(2000, 9000);
        Board before = Boards.of(line, 1999, 9000);
        line.addAll(Boards.line(1500, 1600));

        Board after = Boards.of(line, 1999, 9000).following(Optional.of(before));

        for (long number = 3072; number <= 8192; number++) {
            assertThat(after.ahead(number)).isLessThanOrEqualTo(before.ahead(number));
        }
    }

    @Test
    void lossDoesNotRaiseWhatWasTold() {
        Board before = Boards.of(Boards.line(3000, 9000), 2999, 9000);

        Board rebuilt = Boards.of(Boards.line(2000, 9000), 2999, 19_000).following(Optional.of(before));

        for (long number = 4096; number <= 9000; number++) {
            assertThat(rebuilt.ahead(number)).isLessThanOrEqualTo(before.ahead(number));
        }
    }

    @Test
    void firstBoardFollowsNone() {
        Board board = Boards.of(Boards.line(1, 500), 0, 500);

        assertThat(board.following(Optional.empty())).isSameAs(board);
    }

    @Test
    void withTheLowestShownRememberedItNeverRisesWhateverHappens() {
        long seed = 20310504;
        for (int round = 0; round < 8; round++) {
            new LineStory(seed + round, round % 2 == 0 ? 2000 : 300).run();
        }
    }

    /** Joins, leaves, calls, returns; counts by range older than the head. */
    private static final class LineStory {

        private final long seed;
        private final Random random;
        private final int joinsAtMost;
        private final NavigableSet<Long> line = new TreeSet<>();
        private final NavigableSet<Long> away = new TreeSet<>();
        private final LowestShown lowest = new LowestShown();
        private final Map<Long, Long> shown = new HashMap<>();
        private long lastNumber;
        private long nowServing;

        LineStory(long seed, int joinsAtMost) {
            this.seed = seed;
            this.random = new Random(seed);
            this.joinsAtMost = joinsAtMost;
        }

        void run() {
            Optional<Board> before = Optional.empty();
            Boards.Counts counts = Boards.counts(line, 0, 0);
            for (int step = 0; step < 40; step++) {
                change();
                if (step % 3 == 0) {
                    counts = Boards.counts(line, nowServing, lastNumber);
                }
                Board board = Boards.of(line, nowServing, lastNumber, counts).following(before);
                before = Optional.of(board);
                line.forEach(number -> show(board, number));
                for (int i = 1; i <= 5; i++) {
                    show(board, lastNumber + i);
                }
            }
        }

        private void change() {
            for (int joins = random.nextInt(joinsAtMost); joins > 0; joins--) {
                line.add(++lastNumber);
            }
            line.removeIf(number -> random.nextInt(50) == 0);
            for (int calls = random.nextInt(joinsAtMost); calls > 0 && !line.isEmpty(); calls--) {
                long called = line.pollFirst();
                nowServing = Math.max(nowServing, called);
                if (random.nextInt(3) == 0) {
                    away.add(called);
                }
            }
            if (random.nextInt(4) == 0) {
                line.addAll(away);
                away.clear();
            }
        }

        private void show(Board board, long number) {
            long ahead = lowest.lowest(number, board.ahead(number));
            assertThat(ahead)
                    .as("seed %d, number %d", seed, number)
                    .isBetween(0L, shown.getOrDefault(number, Long.MAX_VALUE));
            shown.put(number, ahead);
        }
    }
}

package org.onsale.waitingroom.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NumberSetTest {

    private final NumberSet numbers = new NumberSet();

    @Test
    void holdsWhatWasAdded() {
        for (long number : new long[] {0, 1, 63, 64, 4095, 4096, 1_000_000, NumberPages.LIMIT - 1}) {
            assertThat(numbers.contains(number)).isFalse();
            assertThat(numbers.add(number)).isTrue();
            assertThat(numbers.add(number)).isFalse();
            assertThat(numbers.contains(number)).isTrue();
            assertThat(numbers.contains(number + 1))
                    .as("neighbour of %d", number)
                    .isEqualTo(number == 0 && numbers.contains(1));
        }
    }

    @Test
    void numberOutOfRangeIsNeverInIt() {
        for (long number : new long[] {-1, Long.MIN_VALUE, NumberPages.LIMIT, Long.MAX_VALUE}) {
            assertThat(numbers.add(number)).isFalse();
            assertThat(numbers.contains(number)).isFalse();
        }
    }

    @Test
    void drainTakesAllOnceInOrder() {
        List.of(5L, 70_000L, 1L, 64L).forEach(numbers::add);
        List<Long> drained = new ArrayList<>();

        numbers.drain(drained::add);
        numbers.drain(drained::add);

        assertThat(drained).containsExactly(1L, 5L, 64L, 70_000L);
        assertThat(numbers.contains(5)).isFalse();
    }

    @Test
    void addedByManyAndDrainedMeanwhileNoneIsLostOrDoubled() throws Exception {
        int writers = 4;
        int each = 50_000;
        ConcurrentHashMap<Long, AtomicInteger> drained = new ConcurrentHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(writers + 1);
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            long own = writer;
            running.add(pool.submit(() -> new Random(own)
                    .longs(each, 0, each)
                    .map(number -> number * writers + own)
                    .forEach(numbers::add)));
        }
        Future<?> drainer = pool.submit(() -> {
            while (running.stream().anyMatch(writer -> !writer.isDone())) {
                numbers.drain(number -> drained.computeIfAbsent(number, key -> new AtomicInteger())
                        .incrementAndGet());
            }
        });
        for (Future<?> writer : running) {
            writer.get();
        }
        drainer.get();
        numbers.drain(number ->
                drained.computeIfAbsent(number, key -> new AtomicInteger()).incrementAndGet());
        pool.shutdown();

        for (int writer = 0; writer < writers; writer++) {
            long own = writer;
            assertThat(new Random(own)
                            .longs(each, 0, each)
                            .allMatch(number -> drained.containsKey(number * writers + own)))
                    .isTrue();
        }
    }
}

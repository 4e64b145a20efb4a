package org.onsale.loadtest.bench;

import java.util.List;
import java.util.stream.IntStream;

/** The middle and the ends of what was measured round by round. */
record Spread(double least, double median, double most) {
    /** @param values one and more */
    static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("got no value, want at least one");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }

    static Spread of(double single) {
        return new Spread(single, single, single);
    }

    /** Of the quotients of the same round: a machine slow for a while slows both. */
    static Spread ofRatios(List<Double> numerators, List<Double> denominators) {
        if (numerators.size() != denominators.size()) {
            throw new IllegalArgumentException(
                    "got %d and %d rounds, want as many".formatted(numerators.size(), denominators.size()));
        }
        return of(IntStream.range(0, numerators.size())
                .mapToObj(round -> numerators.get(round) / denominators.get(round))
                .toList());
    }
}

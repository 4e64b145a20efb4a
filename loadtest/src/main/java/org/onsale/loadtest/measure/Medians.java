package org.onsale.loadtest.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Medians of named series. */
final class Medians {
    private final Map<String, List<Double>> series = new HashMap<>();

    /** @return the value */
    double add(String name, double value) {
        series.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return value;
    }

    /** NaN without values. */
    double of(String name) {
        List<Double> sorted =
                series.getOrDefault(name, List.of()).stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

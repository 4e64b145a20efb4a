package org.onsale.loadtest.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** People to arrive in each second of a replay; open model: they come whether or not those before them were served. */
public record Arrivals(List<Integer> perSecond) {
    /** A stretch of the replay: {@code people} spread over one second, or nobody for {@code seconds}. */
    public record Stretch(int people, int seconds) {}

    public Arrivals {
        perSecond = List.copyOf(perSecond);
    }

    public long total() {
        return perSecond.stream().mapToLong(Integer::longValue).sum();
    }

    public int peak() {
        return perSecond.isEmpty() ? 0 : Collections.max(perSecond);
    }

    public int seconds() {
        return perSecond.size();
    }

    /** One stretch a second with arrivals; seconds without any are joined into one stretch. */
    public List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        int empty = 0;
        for (int people : perSecond) {
            if (people == 0) {
                empty++;
            } else {
                if (empty > 0) {
                    stretches.add(new Stretch(0, empty));
                }
                stretches.add(new Stretch(people, 1));
                empty = 0;
            }
        }
        return stretches;
    }
}

package org.onsale.loadtest.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run measured.
 *
 * @param costs of each subject, one a round
 * @param once figures measured once
 */
record Results(Map<String, List<Cost>> costs, List<Figure> once) {
    List<Double> cpu(String subject) {
        return costs.getOrDefault(subject, List.of()).stream()
                .map(Cost::cpuMicros)
                .toList();
    }

    /** All figures that can be had from what was measured. */
    List<Figure> figures() {
        List<Figure> all = new ArrayList<>();
        ratio(all, "poll-nginx", Subjects.POLL, Subjects.NGINX);
        ratio(all, "poll-reactor-netty", Subjects.POLL, Subjects.NETTY);
        ratio(all, "poll-long-short", Subjects.POLL, Subjects.POLL_SHORT);
        ratio(all, "join-webflux-post", Subjects.JOIN, Subjects.WEBFLUX_POST);
        List<Cost> joins = costs.getOrDefault(Subjects.JOIN, List.of());
        if (!joins.isEmpty()) {
            all.add(new Figure(
                    "redis-micros-join",
                    Spread.of(joins.stream().map(Cost::redisMicros).toList())));
        }
        all.addAll(once);
        return all;
    }

    private void ratio(List<Figure> all, String name, String subject, String reference) {
        if (!cpu(subject).isEmpty() && !cpu(reference).isEmpty()) {
            all.add(new Figure(name, Spread.ofRatios(cpu(subject), cpu(reference))));
        }
    }
}

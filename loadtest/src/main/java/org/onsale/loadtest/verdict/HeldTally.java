package org.onsale.loadtest.verdict;

import java.util.ArrayList;
import java.util.List;
import org.onsale.loadtest.verdict.Course.Held;

/** Slots held in each second, by the admission log. */
final class HeldTally {
    private final Facts facts;
    private final List<Held> seconds = new ArrayList<>();

    HeldTally(Facts facts) {
        this.facts = facts;
    }

    /** In order of time. Between two entries nothing changes, so what was held goes over into the next second. */
    void logged(LogEntry entry, long atNanos) {
        int second = facts.secondOf(atNanos);
        Held last = seconds.isEmpty() ? null : seconds.get(seconds.size() - 1);
        if (last != null && last.second() == second) {
            seconds.set(seconds.size() - 1, new Held(second, Math.max(last.most(), entry.held()), entry.cap()));
        } else {
            seconds.add(new Held(second, entry.held(), entry.cap()));
        }
    }

    List<Held> seconds() {
        return seconds;
    }
}

package org.onsale.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was found in this process: answers that are not as described, and which answers there were at all. */
public final class Findings {
    private static final ConcurrentLinkedQueue<String> FAULTS = new ConcurrentLinkedQueue<>();
    private static final Set<String> ANSWERED = ConcurrentHashMap.newKeySet();

    private Findings() {}

    static void fault(String fault) {
        FAULTS.add(fault);
    }

    static void answered(Operation operation, int status) {
        ANSWERED.add(operation.id() + " " + status);
    }

    /** Faults since the last call. */
    public static List<String> takeFaults() {
        List<String> faults = new ArrayList<>();
        for (String fault = FAULTS.poll(); fault != null; fault = FAULTS.poll()) {
            faults.add(fault);
        }
        return faults;
    }

    /** Every described answer that was given, as {@code <operationId> <status>}. */
    public static Set<String> answered() {
        return Set.copyOf(ANSWERED);
    }
}

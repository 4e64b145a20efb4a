package org.onsale.contract;

import java.util.Set;
import java.util.TreeSet;

/** Which of the described answers no service gave in this process. */
public final class Coverage {
    private Coverage() {}

    /** Every described answer that was not given, as {@code <operationId> <status>}. */
    public static Set<String> missing(Description description) {
        Set<String> missing = new TreeSet<>();
        for (Operation operation : description.operations()) {
            operation
                    .node()
                    .path("responses")
                    .propertyNames()
                    .forEach(status -> missing.add(operation.id() + " " + status));
        }
        missing.removeAll(Findings.answered());
        return missing;
    }
}

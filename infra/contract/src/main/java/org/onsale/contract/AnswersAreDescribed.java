package org.onsale.contract;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails every test during which a service answered other than described. Registers itself where
 * {@code junit.jupiter.extensions.autodetection.enabled} is set.
 */
public final class AnswersAreDescribed implements AfterEachCallback, AfterAllCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        requireNoFaults();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        requireNoFaults();
    }

    private static void requireNoFaults() {
        List<String> faults = Findings.takeFaults();
        if (!faults.isEmpty()) {
            throw new AssertionError("Answers are not as described:\n" + String.join("\n", faults));
        }
    }
}

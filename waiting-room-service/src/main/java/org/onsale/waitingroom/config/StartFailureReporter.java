package org.onsale.waitingroom.config;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Prints one line instead of a banner. */
final class StartFailureReporter implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        String why = String.valueOf(analysis.getDescription()).strip().replaceAll("\\s+", " ");
        System.err.println("The waiting room does not start. " + why);
    }
}

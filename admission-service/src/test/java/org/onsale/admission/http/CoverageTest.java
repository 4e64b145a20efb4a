package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.onsale.contract.Coverage;
import org.onsale.contract.Description;
import org.onsale.contract.Findings;

/** Runs last: what the tests before it held against the description is all of it but what is listed here. */
@Order(Integer.MAX_VALUE)
final class CoverageTest {

    /** A fault of ours, which no request can bring about. */
    private static final String FAULT = ".* 500";

    /** It takes a thousand events. */
    private static final Set<String> ELSEWHERE = Set.of("writeSettings 409");

    @Test
    void everyDescribedAnswerWasGiven() {
        assumeFalse(Findings.answered().isEmpty(), "It judges the tests that ran before, and there were none.");

        Set<String> missing = Coverage.missing(Description.load("openapi/admission-service.yaml"));
        missing.removeIf(answer -> answer.matches(FAULT));

        assertThat(missing).isSubsetOf(ELSEWHERE);
    }
}

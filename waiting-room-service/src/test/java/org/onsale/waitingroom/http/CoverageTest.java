package org.onsale.waitingroom.http;

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
class CoverageTest {

    /** A fault of ours, which no request can bring about. */
    private static final String FAULT = ".* 500";

    /** A form that does not come is a body that does not come; the board without Redis is asked for below HTTP. */
    private static final Set<String> ELSEWHERE =
            Set.of("joinByForm 408", "joinByAnyForm 408", "showBoard 503", "showPlace 503");

    @Test
    void everyDescribedAnswerWasGiven() {
        assumeFalse(Findings.answered().isEmpty(), "It judges the tests that ran before, and there were none.");

        Set<String> missing = Coverage.missing(Description.load("openapi/waiting-room-service.yaml"));
        missing.removeIf(answer -> answer.matches(FAULT));

        assertThat(missing).isSubsetOf(ELSEWHERE);
    }
}

package org.onsale.admission.organiser;

import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;

/** Reads how many entries of a log are wanted. */
final class Counts {
    /** What is answered when nobody says how many. */
    static final String USUAL = "100";

    private static final int MOST = 1_000;

    private Counts() {}

    static int of(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw Problem.of(ProblemType.INVALID_REQUEST, "count must be a whole number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(text);
    }
}

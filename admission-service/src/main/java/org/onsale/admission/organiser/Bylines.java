package org.onsale.admission.organiser;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.onsale.admission.signin.Organiser;

/** Puts together who made a change and why, from what came with the request. */
final class Bylines {
    private static final int LONGEST_WHY = 200;

    private Bylines() {}

    static Byline of(Organiser organiser, @Nullable String why, String requestId) {
        return new Byline(organiser.name(), reason(why), Optional.of(requestId));
    }

    private static Optional<String> reason(@Nullable String why) {
        String text = why == null ? "" : why.strip();
        if (text.length() > LONGEST_WHY || text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST, "why must be one line of at most " + LONGEST_WHY + " characters.");
        }
        return Optional.of(text).filter(reason -> !reason.isEmpty());
    }
}

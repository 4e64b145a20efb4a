package org.onsale.admission.signin;

import org.onsale.admission.domain.Refusal;

/** What a token is found to be. */
sealed interface Verdict {

    /** It is somebody's. */
    record Accepted(Organiser organiser) implements Verdict {}

    /** It is somebody's who is no organiser. */
    record NoRole(String name) implements Verdict {}

    /** It is nobody's, or no longer good. */
    record Refused(Refusal.Why why) implements Verdict {}
}

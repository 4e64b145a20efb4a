package org.onsale.admission.organiser;

import java.time.Instant;
import java.util.Optional;
import org.onsale.admission.domain.Role;

/**
 * Somebody whose token was accepted.
 *
 * @param name that goes into the audit
 * @param until when the token ends, if it does
 */
record Organiser(String name, Role role, Optional<Instant> until) {

    /** Attribute of a request under which the one who made it is found. */
    static final String ATTRIBUTE = "onsale.organiser";
}

package org.onsale.admission.signin;

import java.time.Instant;
import java.util.Optional;
import org.onsale.admission.domain.Role;

/**
 * Somebody whose token was accepted.
 *
 * @param name that goes into the audit
 * @param until when the token ends, if it does
 */
public record Organiser(String name, Role role, Optional<Instant> until) {

    /** Attribute of a request under which the one who made it is found. */
    public static final String ATTRIBUTE = "onsale.organiser";
}

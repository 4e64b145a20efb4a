package org.onsale.admission.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an organiser may do; each role may do what those before it may. */
public enum Role {
    /** Reads, and tries out what changes nothing. */
    VIEWER,
    /** Also moves the levers of a sale. */
    OPERATOR,
    /** Everything. */
    ADMIN;

    /** Words of all roles as the API spells them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Role::word).toList();
    }

    /** @throws IllegalArgumentException when no role has that word */
    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a role is one of " + String.join(", ", words())));
    }

    /** The word in JSON and settings, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this role may do what takes the other one. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}

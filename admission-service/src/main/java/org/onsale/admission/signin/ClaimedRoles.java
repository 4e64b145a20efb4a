package org.onsale.admission.signin;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.domain.Role;

/** Finds the roles of an organiser among the claims of a token; everything else is passed over. */
final class ClaimedRoles {
    private static final String PREFIX = "onsale-";

    private ClaimedRoles() {}

    /** @param claim its name, which may have dots in it, or a path with dots to it, as in {@code realm_access.roles} */
    static Set<Role> of(Map<String, Object> claims, String claim) {
        Object value = claims.containsKey(claim) ? claims.get(claim) : at(claims, claim.split("\\."));
        return words(value)
                .filter(word -> word.startsWith(PREFIX))
                .map(word -> word.substring(PREFIX.length()))
                .filter(Role.words()::contains)
                .map(Role::of)
                .collect(Collectors.toSet());
    }

    private static @Nullable Object at(Map<String, Object> claims, String[] path) {
        Object value = claims;
        for (String name : path) {
            value = value instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return value;
    }

    private static Stream<String> words(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().filter(String.class::isInstance).map(String.class::cast);
        }
        return value instanceof String text ? Arrays.stream(text.split(" ")) : Stream.empty();
    }
}

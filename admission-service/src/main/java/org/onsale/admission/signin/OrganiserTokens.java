package org.onsale.admission.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onsale.admission.domain.Role;

/**
 * The tokens of the installation itself, by the name that goes into the audit. One token, or several as
 * {@code alice:<token>,bob/operator:<token>}; without a role it is an admin's.
 */
public final class OrganiserTokens {
    /** Names by which the audit tells of what changes settings by itself. */
    static final Set<String> RESERVED = Set.of("timetable", "autopilot");

    private static final String UNNAMED = "organiser";
    private static final int SHORTEST = 8;
    private static final Pattern NAMED = Pattern.compile("([a-z][a-z0-9-]{0,31})(?:/([^:]*))?:(.+)");

    private final List<Known> known;

    private record Known(Organiser organiser, byte[] token) {}

    private OrganiserTokens(List<Known> known) {
        this.known = known;
    }

    /** @throws IllegalArgumentException with one sentence that shows no token */
    public static OrganiserTokens parse(String text) {
        List<Known> known = new ArrayList<>();
        for (String part : text.split(",")) {
            Known next = one(part.strip());
            if (known.stream().anyMatch(other -> name(other).equals(name(next)))) {
                throw new IllegalArgumentException(
                        "several tokens need a name each, as in alice:<token>,bob/operator:<token>");
            }
            if (known.stream().anyMatch(other -> MessageDigest.isEqual(other.token, next.token))) {
                throw new IllegalArgumentException(name(next) + " has the same token as somebody else");
            }
            known.add(next);
        }
        return new OrganiserTokens(List.copyOf(known));
    }

    private static Known one(String part) {
        Matcher named = NAMED.matcher(part);
        boolean hasName = named.matches();
        String name = hasName ? named.group(1) : UNNAMED;
        Role role = hasName && named.group(2) != null ? Role.of(named.group(2)) : Role.ADMIN;
        String token = hasName ? named.group(3) : part;
        if (token.length() < SHORTEST) {
            throw new IllegalArgumentException("a token needs at least " + SHORTEST + " characters");
        }
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException(
                    "nobody may be called " + name + ", the audit means something else by it");
        }
        return new Known(new Organiser(name, role, Optional.empty()), token.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(Known known) {
        return known.organiser.name();
    }

    /** Whose token it is. Compares with every token, each in constant time. */
    Optional<Organiser> of(String token) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        Organiser found = null;
        for (Known each : known) {
            if (MessageDigest.isEqual(each.token, given)) {
                found = each.organiser;
            }
        }
        return Optional.ofNullable(found);
    }
}

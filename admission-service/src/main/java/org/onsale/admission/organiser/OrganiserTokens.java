package org.onsale.admission.organiser;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onsale.admission.domain.Role;

/**
 * The tokens of organisers by the name that goes into the audit. One token, or several as
 * {@code alice:<token>,bob:<token>}.
 */
public final class OrganiserTokens {
    private static final String UNNAMED = "organiser";
    private static final int SHORTEST = 8;
    private static final Pattern NAMED = Pattern.compile("([a-z][a-z0-9-]{0,31}):(.+)");

    private final Map<String, byte[]> byName;

    private OrganiserTokens(Map<String, byte[]> byName) {
        this.byName = byName;
    }

    /** @throws IllegalArgumentException with one sentence that shows no token */
    public static OrganiserTokens parse(String text) {
        Map<String, byte[]> tokens = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            Matcher named = NAMED.matcher(part.strip());
            boolean hasName = named.matches();
            String name = hasName ? named.group(1) : UNNAMED;
            String token = hasName ? named.group(2) : part.strip();
            if (token.length() < SHORTEST) {
                throw new IllegalArgumentException("a token needs at least " + SHORTEST + " characters");
            }
            if (tokens.put(name, token.getBytes(StandardCharsets.UTF_8)) != null) {
                throw new IllegalArgumentException("several tokens need a name each, as in alice:<token>,bob:<token>");
            }
        }
        return new OrganiserTokens(tokens);
    }

    /** Whose token it is. Compares with every token, each in constant time. */
    Optional<Organiser> of(String token) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        String name = null;
        for (Map.Entry<String, byte[]> known : byName.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), given)) {
                name = known.getKey();
            }
        }
        return Optional.ofNullable(name).map(known -> new Organiser(known, Role.ADMIN, Optional.empty()));
    }
}

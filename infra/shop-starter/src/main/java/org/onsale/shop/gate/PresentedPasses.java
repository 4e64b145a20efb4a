package org.onsale.shop.gate;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a request shows as passes: the bearer token, if it says it is a pass (a shop may use such tokens for
 * something else), and the cookie. A cookie may come several times, since a neighbouring host can set one of that name;
 * a good one among them is enough.
 */
final class PresentedPasses {
    private static final int MOST = 4;
    private static final int LONGEST = 2_048;
    private static final String SCHEME = "bearer ";

    private PresentedPasses() {}

    static List<SignedJWT> of(Visit visit, String cookie) {
        return Stream.concat(bearer(visit.header("Authorization")).stream(), visit.cookies(cookie).stream())
                .limit(MOST)
                .map(PresentedPasses::parsed)
                .flatMap(Optional::stream)
                .filter(PassVerifier::claimsToBePass)
                .toList();
    }

    private static Optional<String> bearer(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    /** What is not even a signed token ({@code alg: none} is none) is as good as no pass. */
    private static Optional<SignedJWT> parsed(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedJWT.parse(text)).filter(jwt -> Objects.nonNull(jwt.getHeader()));
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }
}

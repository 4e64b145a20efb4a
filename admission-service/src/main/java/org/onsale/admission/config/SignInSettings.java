package org.onsale.admission.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What the environment says of how organisers sign in; see application.yaml for the names. */
@ConfigurationProperties("onsale")
record SignInSettings(
        @DefaultValue("") String oidcIssuer,
        @DefaultValue("") String oidcAudience,
        @DefaultValue("") String oidcClientId,
        @DefaultValue("openid profile") String oidcScope,
        @DefaultValue("roles") String oidcRolesClaim,
        @DefaultValue("10") String signInFailuresPerMinute,
        @DefaultValue("") String trustedProxies) {
    private static final String ISSUER = "ONSALE_OIDC_ISSUER";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MOST_FAILURES = 1_000_000;

    /** The issuer, if people sign in at one; then everything that goes with it is there. */
    Optional<String> issuer() {
        Map<String, String> others =
                new TreeMap<>(Map.of("ONSALE_OIDC_AUDIENCE", oidcAudience, "ONSALE_OIDC_CLIENT_ID", oidcClientId));
        if (oidcIssuer.isBlank()) {
            others.values().removeIf(String::isBlank);
            others.keySet().stream().findFirst().ifPresent(name -> {
                throw new UnreadableSetting(name, "it goes with " + ISSUER + ", which is not set");
            });
            return Optional.empty();
        }
        if (!isSafe(oidcIssuer)) {
            throw new UnreadableSetting(ISSUER, "\"" + oidcIssuer + "\" is not an https address without ? and #");
        }
        if (others.containsValue("")) {
            throw new UnreadableSetting(ISSUER, "it needs " + String.join(" and ", others.keySet()) + ", too");
        }
        return Optional.of(oidcIssuer);
    }

    /** Whoever could change the issuer's answers on their way could make tokens; on this machine there is no way. */
    private static boolean isSafe(String text) {
        try {
            URI address = URI.create(text);
            boolean isPlain = address.getHost() != null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawUserInfo() == null;
            return isPlain
                    && ("https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && HERE.contains(address.getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    int failuresPerMinute() {
        String text = signInFailuresPerMinute.strip();
        if (text.matches("\\d{1,7}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST_FAILURES) {
            return Integer.parseInt(text);
        }
        throw new UnreadableSetting(
                "ONSALE_SIGN_IN_FAILURES_PER_MINUTE",
                "\"" + text + "\" is not a whole number from 1 to " + MOST_FAILURES);
    }

    List<String> proxies() {
        return List.of(trustedProxies.split(",")).stream()
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }
}

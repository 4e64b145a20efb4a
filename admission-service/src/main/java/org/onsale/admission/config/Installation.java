package org.onsale.admission.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.onsale.admission.domain.WebOrigin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * What the environment says of this installation; see application.yaml for the names. An empty text is "not given".
 *
 * @param redisTimeout longest a call of Redis may take, such as 500ms or 2s
 * @param redisPort port tried first for the embedded server of a node that was given no Redis; 0 is any free one
 * @param events path of a file of events to declare at start
 */
@ConfigurationProperties("onsale")
public record Installation(
        @DefaultValue("") String redisUri,
        @DefaultValue("500ms") String redisTimeout,
        @DefaultValue("6379") String redisPort,
        @DefaultValue("") String adminToken,
        @DefaultValue("") String shopKey,
        @DefaultValue("") String passKey,
        @DefaultValue("") String events,
        @DefaultValue("45") String holdSeconds,
        @DefaultValue("") String corsOrigins,
        @DefaultValue("") String webhookUrls,
        @DefaultValue("") String webhookSecret,
        @DefaultValue("http://localhost:8081") String admissionUrl,
        @DefaultValue("http://localhost:8082") String waitingRoomUrl,
        @DefaultValue("http://localhost:8080/waiting/") String pageUrl) {
    private static final int LONGEST_HOLD_SECONDS = 600;
    private static final Duration SHORTEST_CALL = Duration.ofMillis(10);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
    private static final int SHORTEST_KEY = 16;
    private static final int HIGHEST_PORT = 65_535;

    Duration longestHold() {
        return Duration.ofSeconds(number("ONSALE_HOLD_SECONDS", holdSeconds, 0, LONGEST_HOLD_SECONDS));
    }

    Duration callLimit() {
        try {
            Duration limit = DurationStyle.detectAndParse(redisTimeout.strip());
            if (limit.compareTo(SHORTEST_CALL) >= 0 && limit.compareTo(LONGEST_CALL) <= 0) {
                return limit;
            }
        } catch (IllegalArgumentException e) {
            throw new UnreadableSetting(
                    "ONSALE_REDIS_TIMEOUT", "\"" + redisTimeout + "\" is not a duration such as 500ms");
        }
        throw new UnreadableSetting("ONSALE_REDIS_TIMEOUT", redisTimeout + " is not from 10ms to 60s");
    }

    int embeddedPort() {
        return number("ONSALE_REDIS_PORT", redisPort, 0, HIGHEST_PORT);
    }

    Optional<String> givenShopKey() {
        if (!shopKey.isBlank() && shopKey.length() < SHORTEST_KEY) {
            throw new UnreadableSetting("ONSALE_SHOP_KEY", "it needs at least " + SHORTEST_KEY + " characters");
        }
        return Optional.of(shopKey).filter(key -> !key.isBlank());
    }

    List<String> trustedOrigins() {
        return List.of(corsOrigins.split(",")).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Installation::origin)
                .toList();
    }

    private static String origin(String text) {
        return WebOrigin.parse(text)
                .map(WebOrigin::text)
                .orElseThrow(() -> new UnreadableSetting(
                        "ONSALE_CORS_ORIGINS", "\"" + text + "\" is not an origin such as https://shop.example:8443"));
    }

    String admissionAddress() {
        return base("ONSALE_ADMISSION_URL", admissionUrl);
    }

    String waitingRoomAddress() {
        return base("ONSALE_WAITING_ROOM_URL", waitingRoomUrl);
    }

    String pageAddress() {
        return address("ONSALE_PAGE_URL", pageUrl);
    }

    private static String base(String name, String text) {
        String address = address(name, text);
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static String address(String name, String text) {
        if (WebOrigin.ofAddress(text).isEmpty()) {
            throw new UnreadableSetting(name, "\"" + text + "\" is not an http or https address");
        }
        return text;
    }

    private static int number(String name, String text, int lowest, int highest) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UnreadableSetting(name, "\"" + text + "\" is not a whole number");
        }
        throw new UnreadableSetting(name, text + " is not from " + lowest + " to " + highest);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "Installation[" + admissionUrl + ", " + waitingRoomUrl + ", " + pageUrl + "]";
    }
}

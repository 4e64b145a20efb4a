package org.onsale.waitingroom.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of this service; application.yaml says what each does.
 *
 * @param redisTimeout 10 ms to 60 s
 * @param joinsPerSecond 1 to 1,000,000
 * @param comfortablePollsPerSecond 1 to 1,000,000
 * @param boardEvery 50 ms to 5 s
 * @param presenceEvery 100 ms to 10 s
 */
@ConfigurationProperties("onsale")
record OnsaleSettings(
        @Nullable String redisUri,
        Duration redisTimeout,
        @Nullable String placeKey,
        @Nullable String identityKey,
        @Nullable List<String> corsOrigins,
        URI admissionUrl,
        URI pageUrl,
        int joinsPerSecond,
        int comfortablePollsPerSecond,
        Duration boardEvery,
        Duration presenceEvery) {

    OnsaleSettings {
        requireHttp("ONSALE_ADMISSION_URL", admissionUrl);
        requireHttp("ONSALE_PAGE_URL", pageUrl);
        requireBetween("ONSALE_REDIS_TIMEOUT (in ms)", redisTimeout.toMillis(), 10, 60_000);
        requireBetween("ONSALE_JOINS_PER_SECOND", joinsPerSecond, 1, 1_000_000);
        requireBetween("ONSALE_COMFORTABLE_POLLS_PER_SECOND", comfortablePollsPerSecond, 1, 1_000_000);
        requireBetween("ONSALE_BOARD_EVERY (in ms)", boardEvery.toMillis(), 50, 5_000);
        requireBetween("ONSALE_PRESENCE_EVERY (in ms)", presenceEvery.toMillis(), 100, 10_000);
    }

    private static void requireHttp(String name, URI address) {
        boolean isHttp = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!isHttp || address.getHost() == null) {
            throw new UnreadableSetting(
                    name, "\"" + address + "\" is no address; wanted is for example https://queue.shop.example");
        }
    }

    private static void requireBetween(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new UnreadableSetting(name, value + " is out of range; wanted is " + least + " to " + most);
        }
    }

    Optional<String> redis() {
        return given(redisUri);
    }

    Optional<String> place() {
        return given(placeKey);
    }

    Optional<String> identity() {
        return given(identityKey);
    }

    /** As given, else the origin of the waiting page; of this machine under both of its names. */
    List<String> origins() {
        if (corsOrigins != null && !corsOrigins.isEmpty()) {
            return List.copyOf(corsOrigins);
        }
        String page = pageUrl.getScheme() + "://" + pageUrl.getAuthority();
        return pageUrl.getHost().equals("localhost")
                ? List.of(page, page.replace("localhost", "127.0.0.1"))
                : List.of(page);
    }

    /** An environment variable set to nothing is one not set. */
    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Without addresses that hold passwords, and without keys. */
    @Override
    public String toString() {
        return "OnsaleSettings[admissionUrl=" + admissionUrl + ", pageUrl=" + pageUrl + "]";
    }
}

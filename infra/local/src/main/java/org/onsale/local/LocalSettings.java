package org.onsale.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run is told by its environment; every value is checked here, before anything starts.
 *
 * @param redisPort 0 for a free one
 * @param redisUri a Redis to use instead of the embedded one
 * @param publicUrl one origin at which a gateway in front serves the waiting page and both services
 * @param signIn variables that name the OpenID provider organisers sign in with; empty for none
 * @param keys given, or made up for this run
 * @param crowd number of simulated buyers
 * @param logs folder for the logs, which then stay; empty for one that a clean stop removes
 * @param javaOptions of the services, for example {@code -Xmx1g}
 */
record LocalSettings(
        int sitePort,
        int admissionPort,
        int waitingRoomPort,
        int redisPort,
        Optional<String> redisUri,
        Optional<String> publicUrl,
        Map<String, String> signIn,
        Keys keys,
        int crowd,
        Optional<Path> logs,
        List<String> javaOptions) {

    /** The services' management listens this much above the service. */
    static final int MANAGEMENT_OFFSET = 1_000;

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_BUYERS = 2_000;
    private static final int DEFAULT_CROWD = 25;
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");
    /** The quick compiler only: the services are up in half the time, and slower at their peak. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    /** @throws CannotStart naming the variable, what it holds and what is wanted */
    static LocalSettings from(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        variables
                .text("ONSALE_EVENTS")
                .map(Path::of)
                .ifPresent(file -> require(
                        Files.isReadable(file), "ONSALE_EVENTS is \"" + file + "\", which is not a readable file."));
        variables.number("ONSALE_HOLD_SECONDS", 1, 3_600, 45);
        return new LocalSettings(
                variables.number("ONSALE_SITE_PORT", 1, HIGHEST_PORT, 8080),
                variables.number("ONSALE_ADMISSION_PORT", 1, HIGHEST_PORT - MANAGEMENT_OFFSET, 8081),
                variables.number("ONSALE_WAITING_ROOM_PORT", 1, HIGHEST_PORT - MANAGEMENT_OFFSET, 8082),
                variables.number("ONSALE_REDIS_PORT", 0, HIGHEST_PORT, 0),
                variables.text("ONSALE_REDIS_URI"),
                variables.text("ONSALE_PUBLIC_URL").map(LocalSettings::checkedOrigin),
                variables.startingWith("ONSALE_OIDC_"),
                Keys.from(variables),
                variables.number("ONSALE_CROWD", 0, MOST_BUYERS, DEFAULT_CROWD),
                variables.text("ONSALE_LOGS").map(Path::of),
                List.of(variables
                        .text("ONSALE_JAVA_OPTIONS")
                        .orElse(QUICK_START)
                        .split("\\s+")));
    }

    private static String checkedOrigin(String url) {
        require(
                ORIGIN.matcher(url).matches(),
                "ONSALE_PUBLIC_URL is \"" + url
                        + "\"; wanted is an address without a path, for example http://localhost:8000.");
        return url;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CannotStart(otherwise);
        }
    }

    String admission() {
        return "http://localhost:" + admissionPort;
    }

    String waitingRoom() {
        return "http://localhost:" + waitingRoomPort;
    }

    /** The OpenID provider, as an address; empty for none. */
    String issuer() {
        return signIn.getOrDefault("ONSALE_OIDC_ISSUER", "");
    }

    /** Where browsers reach the admission service. */
    String publicAdmission() {
        return publicUrl.orElse(admission());
    }

    /** Where browsers reach the waiting room service. */
    String publicWaitingRoom() {
        return publicUrl.orElse(waitingRoom());
    }

    /** Origins of pages that belong to this run: the site's, and that of the gateway in front. */
    List<String> pageOrigins(String site) {
        return Stream.concat(Stream.of(site), publicUrl.stream()).toList();
    }
}

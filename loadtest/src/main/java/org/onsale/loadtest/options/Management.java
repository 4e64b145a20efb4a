package org.onsale.loadtest.options;

import java.net.URI;
import java.time.Duration;

/**
 * Where the target tells its figures in Prometheus' format.
 *
 * @param every time between two looks at them
 */
public record Management(URI admission, URI waitingRoom, Duration every) {
    private static final int OFFSET = 1_000;

    static Management from(Given given, Target target) {
        return new Management(
                uri(given, "management.admission", target.admission()),
                uri(given, "management.waiting-room", target.waitingRoom()),
                given.duration("figures.every", Duration.ofSeconds(5)));
    }

    /** Preset: the service's port plus a thousand, no path. */
    private static URI uri(Given given, String name, URI service) {
        return given.text(name)
                .map(text -> URI.create(text.replaceFirst("/+$", "")))
                .orElseGet(() -> URI.create(service.getScheme() + "://" + service.getHost() + ":"
                        + (Math.max(80, service.getPort()) + OFFSET)));
    }
}

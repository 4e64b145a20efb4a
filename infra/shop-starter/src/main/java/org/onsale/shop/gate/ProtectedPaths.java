package org.onsale.shop.gate;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onsale.shop.GateProperties;
import org.springframework.http.server.PathContainer;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which requests need a pass. Servers, controllers and file handlers read odd paths ({@code //}, {@code ..},
 * {@code ;x}, {@code %63}, capitals) differently, so one reading that is protected is enough to need a pass, and all of
 * them must be exempt to need none.
 */
final class ProtectedPaths {
    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern END_SLASH = Pattern.compile("(?<=.)/$");

    private final List<PathPattern> guarded;
    private final List<PathPattern> exempt;
    private final Set<String> exemptMethods;

    ProtectedPaths(GateProperties properties) {
        PathPatternParser anyCase = new PathPatternParser();
        anyCase.setCaseSensitive(false);
        this.guarded = properties.protect().stream().map(anyCase::parse).toList();
        this.exempt = properties.exempt().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        this.exemptMethods = properties.exemptMethods();
    }

    Demand of(Visit visit) {
        if (exemptMethods.contains(visit.method())) {
            return Demand.NOTHING;
        }
        try {
            return of(visit.paths().stream()
                    .flatMap(ProtectedPaths::readings)
                    .distinct()
                    .map(PathContainer::parsePath)
                    .toList());
        } catch (IllegalArgumentException nobodyCanReadIt) {
            return Demand.PASS_NEEDED;
        }
    }

    private Demand of(List<PathContainer> readings) {
        if (readings.stream().allMatch(path -> matches(exempt, path))) {
            return Demand.PASS_WELCOME;
        }
        return readings.stream().anyMatch(path -> matches(guarded, path)) ? Demand.PASS_NEEDED : Demand.NOTHING;
    }

    private static boolean matches(Collection<PathPattern> patterns, PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** As sent, and as somebody who tidies it up would see it. */
    private static Stream<String> readings(String path) {
        String decoded = UriUtils.decode(PARAMETERS.matcher(path).replaceAll(""), StandardCharsets.UTF_8);
        String clean = StringUtils.cleanPath(SLASHES.matcher(decoded).replaceAll("/"));
        String tidy = END_SLASH.matcher(clean).replaceAll("");
        return Stream.of(path, UriUtils.encodePath(tidy, StandardCharsets.UTF_8));
    }
}

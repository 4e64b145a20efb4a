package org.onsale.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The organiser console of one installation: its pages with the address of the admission service filled in. */
public final class ConsolePages {

    private static final List<String> FILES = List.of("console/index.html", "console/report.html");
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"\">";
    private static final String ADMISSION = "<meta name=\"onsale-admission\" content=\"\">";
    /** What a page cannot say of itself, only a header can. */
    private static final String IN_HEADER = "; frame-ancestors 'none'";

    private final String admission;
    private final String policy;

    private ConsolePages(String admission, String policy) {
        this.admission = admission;
        this.policy = policy;
    }

    /**
     * @param issuer address of the OpenID provider organisers sign in with, whose token endpoint must have the same
     *     origin; empty for none
     */
    public static ConsolePages of(PageSettings settings, String issuer) {
        String called = Stream.of(
                        "'self'", PageSettings.origin(settings.admission()), PageSettings.issuerOrigin(issuer))
                .filter(origin -> !origin.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
        return new ConsolePages(settings.admission(), policy(called));
    }

    /** Files from here, calls to those who must be called, nothing inline, nothing else. */
    private static String policy(String called) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self'",
                "connect-src " + called,
                "form-action 'none'",
                "base-uri 'none'");
    }

    /** Paths of the pages, such as {@code console/index.html}. The files beside them are the same everywhere. */
    public static List<String> files() {
        return FILES;
    }

    /** One of the {@link #files()}. */
    public String html(String file) {
        String built = new String(SiteFiles.read(file), StandardCharsets.UTF_8);
        return filled(filled(built, POLICY, policy), ADMISSION, admission);
    }

    private static String filled(String html, String empty, String content) {
        if (!html.contains(empty)) {
            throw new IllegalStateException("a page of the console has no " + empty);
        }
        return html.replace(empty, empty.replace("\"\"", "\"" + content + "\""));
    }

    /** The content policy as a header: what the pages say of themselves, and who may frame them (nobody). */
    public String contentPolicy() {
        return policy + IN_HEADER;
    }
}

package org.onsale.shop.gate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.onsale.shop.GateProperties;
import org.springframework.web.util.HtmlUtils;

/**
 * Words the answers of the gate: a person's browser is sent to the entrance or reads a page, a program gets a problem
 * (RFC 9457) with the entrance as {@code Location}.
 */
final class Answers {
    private static final int SEE_OTHER = 303;
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;
    private static final int RETRY_FROM_SECONDS = 2;
    private static final int RETRY_TO_SECONDS = 6;

    private final Entrance entrance;
    private final RoundTrips roundTrips;
    private final RandomGenerator random;

    private record Wording(String type, String title, String detail, String link) {}

    private static final Wording NOT_ADMITTED = new Wording(
            "urn:onsale:problem:not-admitted",
            "It is not your turn yet, or your time is over",
            "The checkout needs a valid pass. The entrance gives one out, or a place in line.",
            "Go to the line");
    private static final Wording NO_PASS_ARRIVED = new Wording(
            "urn:onsale:problem:not-admitted",
            "Your pass did not arrive",
            "You were at the entrance several times, but your browser brought no valid pass along. Please allow cookies.",
            "Try again");
    private static final Wording UNSURE = new Wording(
            "urn:onsale:problem:admission-away",
            "Your pass cannot be checked right now",
            "You keep your checkout. Please try again in a few seconds.",
            "");

    Answers(GateProperties properties, RandomGenerator random) {
        this.entrance = new Entrance(properties);
        this.roundTrips = new RoundTrips(properties);
        this.random = random;
    }

    /** Whether this browser has come back from the entrance without a pass too often. */
    boolean goesRound(Visit visit) {
        return isPageVisit(visit) && RoundTrips.areTooMany(roundTrips.of(visit));
    }

    Answer notAdmitted(Visit visit) {
        String wayIn = entrance.wayIn(visit, isPageVisit(visit));
        Map<String, String> headers = headers();
        headers.put("Location", wayIn);
        if (!isPageVisit(visit)) {
            headers.put("WWW-Authenticate", "Bearer realm=\"onsale\"");
            return worded(visit, UNAUTHORIZED, headers, NOT_ADMITTED, Optional.of(wayIn));
        }
        int trips = roundTrips.of(visit);
        headers.put("Set-Cookie", roundTrips.counted(trips));
        if (RoundTrips.areTooMany(trips)) {
            headers.remove("Location");
            return worded(visit, UNAUTHORIZED, headers, NO_PASS_ARRIVED, Optional.of(wayIn));
        }
        headers.put("Referrer-Policy", "no-referrer");
        return new Answer(SEE_OTHER, headers, "");
    }

    Answer unsure(Visit visit) {
        Map<String, String> headers = headers();
        headers.put("Retry-After", Integer.toString(random.nextInt(RETRY_FROM_SECONDS, RETRY_TO_SECONDS)));
        return worded(visit, UNAVAILABLE, headers, UNSURE, Optional.empty());
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        return headers;
    }

    private static Answer worded(
            Visit visit, int status, Map<String, String> headers, Wording wording, Optional<String> wayIn) {
        boolean person = isRead(visit);
        headers.put("Content-Type", person ? "text/html;charset=UTF-8" : "application/problem+json");
        if (person) {
            headers.put("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        }
        return new Answer(status, headers, person ? page(wording, wayIn) : problem(status, wording, wayIn));
    }

    /** The way in is percent-encoded, so it needs no escapes in JSON. */
    private static String problem(int status, Wording wording, Optional<String> wayIn) {
        String enter = wayIn.map(address -> ",\"enter\":\"" + address + "\"").orElse("");
        return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"%s}"
                .formatted(wording.type(), wording.title(), status, wording.detail(), enter);
    }

    private static String page(Wording wording, Optional<String> wayIn) {
        String link = wayIn.map(address ->
                        "<p><a href=\"" + HtmlUtils.htmlEscape(address) + "\">" + wording.link() + "</a></p>\n")
                .orElse("");
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%1$s</title>
                <main>
                <h1>%1$s</h1>
                <p>%2$s</p>
                %3$s</main>
                </html>
                """.formatted(wording.title(), wording.detail(), link);
    }

    /** Somebody who asked for a page, and can be sent elsewhere. */
    private static boolean isPageVisit(Visit visit) {
        return "GET".equals(visit.method()) && isRead(visit);
    }

    /** A browser says itself whether it goes to a page; an old one, and a form it sends, tells by what it accepts. */
    private static boolean isRead(Visit visit) {
        String mode = visit.header("Sec-Fetch-Mode");
        if (mode != null) {
            return "navigate".equals(mode);
        }
        String accept = visit.header("Accept");
        return visit.header("X-Requested-With") == null
                && accept != null
                && accept.toLowerCase(Locale.ROOT).contains("text/html");
    }
}

package org.onsale.admission.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onsale.admission.support.RawHttp;
import org.onsale.admission.support.WayBack;
import org.onsale.redis.EventId;
import org.springframework.web.util.UriUtils;

/**
 * Tries an address with everything that takes one, and follows each answer as a browser would: from a gateway's check to
 * the entrance, from the entrance to the waiting page, and from there to the entrance again.
 */
final class WaysBackWalk {
    static final String ADMISSION = "https://admission.example";
    static final String PAGE = "http://localhost:8080";

    private static final int LONGEST_TARGET = 8_000;
    private static final Pattern WRITABLE = Pattern.compile("[\\x21-\\x7e\\x80-\\uffff]+");
    /** Others are refused by Netty, which tells of each in the log. */
    private static final Pattern HOST = Pattern.compile("[^:/]+(:\\d{1,5})?");

    private static final Pattern RETURN_TO = Pattern.compile("[?&]return_to=([^&#]*)");

    private final RawHttp service;
    private final EventId open;
    private final EventId full;
    private final List<Step> steps = new ArrayList<>();

    /** One request and what came of it. */
    record Step(WayBack way, String how, String request, RawHttp.Answer answer) {
        @Override
        public String toString() {
            return way.what() + ", " + how + ": " + request + " → " + answer.status()
                    + answer.location().map(location -> " " + location).orElse("");
        }
    }

    WaysBackWalk(RawHttp service, EventId open, EventId full) {
        this.service = service;
        this.open = open;
        this.full = full;
    }

    List<Step> steps() {
        return steps;
    }

    void walk(WayBack way) {
        for (EventId event : List.of(open, full)) {
            enter(way, "encoded", event, UriUtils.encode(way.address(), "UTF-8"));
            enter(way, "as it is", event, way.address());
        }
        enter(way, "encoded twice", open, UriUtils.encode(UriUtils.encode(way.address(), "UTF-8"), "UTF-8"));
        enter(way, "after an address of ours", open, "https://shop.example/&return_to=" + way.address());
        asNginx(way, "/v1/check?event=" + full.value());
        asTraefik(way, "/v1/check?event=" + full.value() + "&mode=redirect");
        asEnvoy(way, "/v1/check/" + full.value());
    }

    private void asNginx(WayBack way, String target) {
        check(way, "as a path", target, forwarded("X-Original-URI", way.address(), "shop.example", "https"));
        check(way, "behind a slash", target, forwarded("X-Original-URI", "/" + way.address(), "shop.example", "https"));
        check(way, "as a host", target, forwarded("X-Original-URI", "/x", host(way), "https"));
        check(way, "as a whole host", target, forwarded("X-Original-URI", "/x", way.address(), "https"));
        check(way, "as a scheme", target, forwarded("X-Original-URI", "/x", "shop.example", way.address()));
        check(way, "as all of them", target, forwarded("X-Original-URI", way.address(), way.address(), way.address()));
    }

    private void asTraefik(WayBack way, String target) {
        check(
                way,
                "behind a slash",
                target,
                forwarded("X-Forwarded-Uri", "/" + way.address(), "shop.example", "https"));
        check(way, "as a host, no scheme", target, forwarded("X-Forwarded-Uri", "/x", host(way), ""));
    }

    private void asEnvoy(WayBack way, String prefix) {
        check(way, "behind a slash", prefix + "/" + way.address(), Map.of("Host", "shop.example"));
        check(way, "as a path", prefix + way.address(), Map.of("Host", "shop.example"));
        if (HOST.matcher(host(way)).matches()) {
            check(way, "as a host", prefix + "/x", Map.of("Host", host(way)));
        }
    }

    private static Map<String, String> forwarded(String uri, String path, String host, String scheme) {
        Map<String, String> headers = new HashMap<>(Map.of(uri, path, "X-Forwarded-Host", host));
        if (!scheme.isEmpty()) {
            headers.put("X-Forwarded-Proto", scheme);
        }
        return headers;
    }

    private static String host(WayBack way) {
        return way.address().replaceFirst("^[a-zA-Z]*:?//", "");
    }

    private void check(WayBack way, String how, String target, Map<String, String> headers) {
        if (headers.values().stream().allMatch(value -> WRITABLE.matcher(value).matches())) {
            get(way, how, target, headers)
                    .filter(location -> location.startsWith(ADMISSION + "/"))
                    .ifPresent(location -> follow(way, how, location));
        }
    }

    private void follow(WayBack way, String how, String location) {
        enter(way, how + ", followed", location.substring(ADMISSION.length()));
    }

    private void enter(WayBack way, String how, EventId event, String query) {
        enter(way, how, "/enter/" + event.value() + "?return_to=" + query);
    }

    /** The waiting page reads its query and leads to the entrance with what it read. */
    private void enter(WayBack way, String how, String target) {
        get(way, how, target, Map.of())
                .filter(location -> location.startsWith(PAGE + "/waiting/?"))
                .map(RETURN_TO::matcher)
                .filter(Matcher::find)
                .map(found -> URLDecoder.decode(found.group(1), StandardCharsets.UTF_8))
                .ifPresent(read -> get(
                        way,
                        how + ", back from the waiting page",
                        "/enter/" + open.value() + "?return_to=" + UriUtils.encode(read, "UTF-8"),
                        Map.of()));
    }

    private Optional<String> get(WayBack way, String how, String target, Map<String, String> headers) {
        if (!WRITABLE.matcher(target).matches() || target.length() > LONGEST_TARGET) {
            return Optional.empty();
        }
        RawHttp.Answer answer = service.get(target, headers);
        steps.add(new Step(way, how, target, answer));
        return answer.location();
    }
}

package org.onsale.waitingroom.http;

import java.net.URI;
import java.util.Optional;
import org.onsale.redis.EventId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Addresses of the plain pages, and what they carry: the event, and where the buyer wanted to go.
 *
 * @param event as sent
 * @param returnTo as sent, whatever it is; only the admission service judges it
 */
record PlainAddress(Optional<String> event, Optional<String> returnTo) {

    static final String ROOT = "/place";

    private static final int LONGEST = 2_000;
    private static final PlainAddress NOWHERE = new PlainAddress(Optional.empty(), Optional.empty());

    static boolean isOf(ServerHttpRequest request) {
        String path = request.getPath().value();
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    static String of(EventId event) {
        return ROOT + "/" + event.value();
    }

    static URI of(EventId event, Optional<String> returnTo) {
        return URI.create(of(event) + query(returnTo, "?"));
    }

    /** The same address once more, marked: it is known by then whether the browser keeps cookies. */
    static URI marked(EventId event, Optional<String> returnTo) {
        return URI.create(of(event) + "?again=1" + query(returnTo, "&"));
    }

    private static String query(Optional<String> returnTo, String separator) {
        return returnTo.map(address -> separator + EnterAddress.returnTo(address))
                .orElse("");
    }

    static boolean isMarked(ServerHttpRequest request) {
        return request.getQueryParams().containsKey("again");
    }

    /** What a form, or else a query, says. An address of unusual length is dropped: the shop's start page will do. */
    static PlainAddress in(MultiValueMap<String, String> values) {
        return new PlainAddress(
                given(values, "event"), given(values, "return_to").filter(address -> address.length() <= LONGEST));
    }

    private static Optional<String> given(MultiValueMap<String, String> values, String name) {
        return Optional.ofNullable(values.getFirst(name)).filter(text -> !text.isBlank());
    }

    /** What the query of the page says that the buyer came from; a page without script cannot put it into its form. */
    static PlainAddress inReferer(HttpHeaders headers) {
        String referer = headers.getFirst(HttpHeaders.REFERER);
        if (referer == null) {
            return NOWHERE;
        }
        try {
            PlainAddress raw =
                    in(UriComponentsBuilder.fromUriString(referer).build().getQueryParams());
            return new PlainAddress(raw.event, raw.returnTo.map(text -> UriUtils.decode(text, "UTF-8")));
        } catch (IllegalArgumentException e) {
            return NOWHERE;
        }
    }

    PlainAddress or(PlainAddress other) {
        return new PlainAddress(event.or(other::event), returnTo.or(other::returnTo));
    }
}

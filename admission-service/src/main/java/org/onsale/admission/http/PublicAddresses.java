package org.onsale.admission.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.onsale.redis.EventId;
import org.springframework.web.util.UriUtils;

/**
 * Where browsers reach the parts of this installation.
 *
 * @param admission this service, without a slash at the end
 * @param waitingRoom the waiting room service, without a slash at the end
 * @param page the waiting page
 */
public record PublicAddresses(String admission, String waitingRoom, String page) {

    /** Where a newcomer joins the line. */
    String join(EventId event) {
        return waitingRoom + "/v1/events/" + event.value() + "/places";
    }

    /** The waiting page of an event, which brings the buyer back to where they wanted to go. */
    String waitingPage(EventId event, Optional<String> returnTo) {
        String separator = page.contains("?") ? "&" : "?";
        return page + separator + "event=" + event.value() + returnTo(returnTo, "&");
    }

    /** The way in for browsers. */
    String enter(EventId event, Optional<String> returnTo) {
        return admission + "/enter/" + event.value() + returnTo(returnTo, "?");
    }

    private static String returnTo(Optional<String> address, String separator) {
        return address.map(text -> separator + "return_to=" + UriUtils.encode(text, StandardCharsets.UTF_8))
                .orElse("");
    }
}

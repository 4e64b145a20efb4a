package org.onsale.waitingroom.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/** Where a browser claims a turn: the public address of the admission service. */
public final class EnterAddress {

    private final String base;

    /** @param admission public address of the admission service, with or without a slash at its end */
    public EnterAddress(URI admission) {
        this.base = admission.toString().replaceAll("/+$", "") + "/enter/";
    }

    /** Event and code need no escaping: their alphabets have nothing to escape. */
    String of(String event, String code) {
        return base + event + "?turn=" + code;
    }

    /** Claims a turn and goes on to an address that only the admission service judges. */
    String of(String event, String code, Optional<String> returnTo) {
        return of(event, code)
                + returnTo.map(address -> "&" + returnTo(address)).orElse("");
    }

    /** The way in for who has no turn to claim: back to the shop with a pass that lasts, else to the waiting page. */
    String of(String event, Optional<String> returnTo) {
        return base + event + returnTo.map(address -> "?" + returnTo(address)).orElse("");
    }

    /** The address as one parameter of a query, whatever is in it. */
    static String returnTo(String address) {
        return "return_to=" + UriUtils.encode(address, StandardCharsets.UTF_8);
    }
}

package org.onsale.admission.domain;

import java.util.Collection;
import java.util.Optional;

/** An address in the shop a buyer is sent back to; it exists only if its origin is one the event allows. */
public record ReturnTo(String address) {

    /** Empty when the address is malformed, ambiguous or of another origin than those listed, compared exactly. */
    public static Optional<ReturnTo> within(Collection<String> allowedOrigins, String address) {
        return WebOrigin.ofAddress(address)
                .filter(origin -> allowedOrigins.contains(origin.text()))
                .map(origin -> new ReturnTo(address));
    }
}

package org.onsale.waitingroom.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.onsale.waitingroom.domain.EventSettings;

/**
 * What the page shows of an event: part of answers to joins and of the board. What the organiser did not give is left out.
 *
 * @param colour as {@code #rrggbb}
 * @param logo address of a picture, or the picture as a {@code data:} address
 * @param shop address of the shop's start page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventBody(
        String name,
        @Nullable String colour,
        @Nullable String logo,
        @Nullable String shop) {

    /** Why an event is closed. */
    static final String SOLD_OUT = "soldOut";

    static EventBody of(EventSettings settings) {
        return new EventBody(
                settings.name(),
                settings.branding().colour().orElse(null),
                settings.branding().logo().orElse(null),
                settings.branding().shop().orElse(null));
    }

    static @Nullable String reason(EventSettings settings) {
        return settings.isClosedAsSoldOut() ? SOLD_OUT : null;
    }
}

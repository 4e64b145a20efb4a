package org.onsale.waitingroom.domain;

import java.util.Optional;

/**
 * What pages show of an event besides its name. Given by the organiser; whoever puts it into HTML escapes it.
 *
 * @param colour as {@code #rrggbb}
 * @param logo an https address, or a picture as a {@code data:} address
 * @param shop where buyers came from: the first origin the event returns to, with a slash at its end
 */
public record Branding(Optional<String> colour, Optional<String> logo, Optional<String> shop) {

    /** Of an organiser who gave nothing. */
    public static final Branding NONE = new Branding(Optional.empty(), Optional.empty(), Optional.empty());
}

package org.onsale.shop.gate;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.onsale.shop.GateProperties;
import org.springframework.web.util.UriUtils;

/**
 * The address where buyers get a pass, with the way back to where they wanted to go. The way back comes from headers
 * anybody may send; that does no harm, since the admission service returns to the origins of the event only.
 */
final class Entrance {
    private static final int LONGEST_RETURN = 2_000;
    private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=%";

    private final String entrance;

    Entrance(GateProperties properties) {
        this.entrance = properties.admission() + "/enter/" + properties.event();
    }

    /** Back to the page itself, or to the page that asked: nobody wants to return to a form's target or to data. */
    String wayIn(Visit visit, boolean navigation) {
        String address = legal(visit.address());
        String referer = visit.header("Referer");
        return to(!navigation && isSameOrigin(referer, address) ? String.valueOf(referer) : address);
    }

    private String to(String returnTo) {
        String wanted = returnTo.length() <= LONGEST_RETURN ? returnTo : returnTo.replaceFirst("\\?.*", "");
        return wanted.length() <= LONGEST_RETURN
                ? entrance + "?return_to=" + UriUtils.encode(wanted, StandardCharsets.UTF_8)
                : entrance;
    }

    private static boolean isSameOrigin(@Nullable String referer, String address) {
        if (referer == null || !referer.equals(legal(referer))) {
            return false;
        }
        try {
            URI uri = URI.create(address);
            return referer.startsWith(uri.getScheme() + "://" + uri.getRawAuthority() + "/");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Some servers let characters through that an address may not hold as such. */
    private static String legal(String address) {
        StringBuilder legal = new StringBuilder();
        for (byte unit : address.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (unit & 0xff);
            boolean kept = character < 0x80 && (Character.isLetterOrDigit(character) || LEGAL.indexOf(character) >= 0);
            legal.append(kept ? String.valueOf(character) : "%%%02X".formatted(unit & 0xff));
        }
        return legal.toString();
    }
}

package org.onsale.page;

import java.util.regex.Pattern;

/**
 * What the waiting page must know of its surroundings. An empty address means the page's own origin.
 *
 * @param waitingRoom address of the waiting room service as browsers reach it, without a slash at its end
 * @param admission address of the admission service as browsers reach it, without a slash at its end
 * @param installation name under which browsers keep places, may be empty; another one makes them forget those they have
 */
public record PageSettings(String waitingRoom, String admission, String installation) {

    private static final Pattern ADDRESS =
            Pattern.compile("(?<origin>https?://[a-z0-9.\\[\\]:-]+)(/[A-Za-z0-9._~-]+)*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{0,64}");

    /** The page and both services behind one address, as a gateway offers them. */
    public static final PageSettings SAME_ORIGIN = new PageSettings("", "", "");

    public PageSettings {
        waitingRoom = address("the waiting room", waitingRoom);
        admission = address("admission", admission);
        if (!NAME.matcher(installation).matches()) {
            throw new IllegalArgumentException(
                    "the installation is \"" + installation + "\"; wanted are up to 64 letters, digits and hyphens");
        }
    }

    private static String address(String of, String given) {
        String address = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
        if (!address.isEmpty() && !ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("the address of " + of + " is \"" + given
                    + "\"; wanted is one such as https://wait.example, or none for the page's own origin");
        }
        return address;
    }

    /** The origin the page calls, empty when it is its own. */
    String waitingRoomOrigin() {
        return origin(waitingRoom);
    }

    /** Where an OpenID provider is called; empty for none. */
    static String issuerOrigin(String issuer) {
        return origin(address("the issuer", issuer));
    }

    static String origin(String address) {
        var matcher = ADDRESS.matcher(address);
        return matcher.matches() ? matcher.group("origin") : "";
    }
}

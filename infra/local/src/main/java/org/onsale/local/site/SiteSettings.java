package org.onsale.local.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.onsale.page.PageSettings;

/**
 * What the site must know of its surroundings. Addresses have no slash at their end.
 *
 * @param port port of the site on loopback
 * @param event the event whose checkout the demo shop sells
 * @param admission address of the admission service as browsers reach it
 * @param waitingRoom address of the waiting room service as browsers reach it
 * @param graceSeconds how long a checkout whose page was left may come back
 * @param installation name under which browsers keep places; another one makes them forget those of earlier runs
 * @param issuer address of the OpenID provider that organisers sign in with at the console; empty for none
 */
public record SiteSettings(
        int port,
        String event,
        String admission,
        String waitingRoom,
        int graceSeconds,
        String installation,
        String issuer) {

    public SiteSettings(
            int port, String event, String admission, String waitingRoom, int graceSeconds, String installation) {
        this(port, event, admission, waitingRoom, graceSeconds, installation, "");
    }

    /** The site's own address, which is also its origin. */
    public String address() {
        return "http://localhost:" + port;
    }

    /** Where the waiting page of the event is, for a buyer who comes back from it to the checkout. */
    public String waitingPage() {
        return address() + "/waiting/?event=" + event + "&return_to=" + encoded(checkout());
    }

    /** Where organisers steer an event. */
    public String console(String event) {
        return address() + "/console/?event=" + event;
    }

    /** What the waiting page is told of its surroundings. */
    PageSettings page() {
        return new PageSettings(waitingRoom, admission, installation);
    }

    /** Where a buyer asks to be let in to the checkout. */
    String entrance() {
        return admission + "/enter/" + event + "?return_to=" + encoded(checkout());
    }

    private String checkout() {
        return address() + "/shop/checkout" + Shop.ENTERED;
    }

    private static String encoded(String address) {
        return URLEncoder.encode(address, StandardCharsets.UTF_8);
    }
}

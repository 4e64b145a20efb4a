package org.onsale.loadtest.target;

import java.net.URI;
import org.onsale.loadtest.options.Target;

/** Addresses of the calls a buyer makes for one event, and of the one that is the organiser's alone. */
public record PublicApi(String checkouts, String places, String turn, String board, String settings) {
    public static PublicApi of(Target target, String event) {
        return of(target.admission(), target.waitingRoom(), event);
    }

    static PublicApi of(URI admission, URI waitingRoom, String event) {
        String events = "/v1/events/" + event;
        return new PublicApi(
                admission + events + "/checkouts",
                waitingRoom + events + "/places",
                waitingRoom + events + "/turn",
                waitingRoom + events + "/board",
                admission + "/v1/admin/events/" + event);
    }
}

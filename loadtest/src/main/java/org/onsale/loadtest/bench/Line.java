package org.onsale.loadtest.bench;

import java.util.List;

/**
 * An event and the place tokens of those who wait there, about in the order of their numbers.
 *
 * @param tokens in ASCII
 */
record Line(String event, List<byte[]> tokens) {
    static String places(String event) {
        return "/v1/events/" + event + "/places";
    }

    static String checkouts(String event) {
        return "/v1/events/" + event + "/checkouts";
    }

    String turn() {
        return "/v1/events/" + event + "/turn";
    }
}

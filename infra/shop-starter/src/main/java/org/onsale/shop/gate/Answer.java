package org.onsale.shop.gate;

import java.util.Map;

/**
 * An answer the gate gives in place of the shop.
 *
 * @param body text in UTF-8, empty for a redirect
 */
public record Answer(int status, Map<String, String> headers, String body) {
    public Answer {
        headers = Map.copyOf(headers);
    }
}

package org.onsale.waitingroom.domain;

import java.time.Instant;

/**
 * What a buyer's place token says.
 *
 * @param event id of the event, 1 to 64 ASCII characters
 * @param epoch epoch in which the place was last known to be registered
 * @param placeId 16 characters of base64url, 12 bytes; the buyer's secret
 * @param number the place's number, 1 and up
 * @param issuedAt to the second
 */
public record PlaceToken(String event, Epoch epoch, String placeId, long number, Instant issuedAt) {

    /** The same place in the data of another epoch. */
    public PlaceToken in(Epoch newEpoch, Instant now) {
        return new PlaceToken(event, newEpoch, placeId, number, now);
    }

    /** Without the place id, which is a secret. */
    @Override
    public String toString() {
        return "PlaceToken[" + event + ", epoch=" + epoch + ", number=" + number + "]";
    }
}

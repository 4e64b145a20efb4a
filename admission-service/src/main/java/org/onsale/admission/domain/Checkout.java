package org.onsale.admission.domain;

import java.time.Instant;

/**
 * An admitted buyer's active checkout.
 *
 * @param id 22 characters of base64url
 * @param expiresAt end of the lease as it stands; a heartbeat may move it, up to the end of the term
 * @param termEnd admitted + checkoutSeconds
 * @param heartbeatSeconds how often the shop should send heartbeats; 0 = not at all
 * @param number number of the place it came from, 0 for a direct entry
 */
public record Checkout(String id, Instant expiresAt, Instant termEnd, int heartbeatSeconds, long number) {}

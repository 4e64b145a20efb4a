package org.onsale.admission.application;

import java.time.Instant;

/**
 * A checkout as a node remembers it, to write it back after a loss.
 *
 * @param termEnd end of its term
 * @param number number of the place it came from, 0 when it was a direct entry or is not known
 * @param learnedAt this node's time when it learned of it
 */
public record Grant(String checkout, Instant termEnd, long number, Instant learnedAt) {}

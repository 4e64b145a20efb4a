package org.onsale.admission.domain;

import java.time.Instant;

/**
 * What a pass states: this checkout was let in, and its term ends then.
 *
 * @param checkout id of the checkout
 */
public record Pass(String checkout, Instant termEnd) {}

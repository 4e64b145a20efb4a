package org.onsale.loadtest.bench;

/**
 * A checkout of a buyer who was let in, both in ASCII.
 *
 * @param checkout its id
 */
record Held(byte[] checkout, byte[] pass) {}

package org.onsale.loadtest.trace;

/**
 * One buyer's arrival.
 *
 * @param buyer number in order of arrival, from 1; the same in every part of a split replay
 * @param atMillis since the replay's start
 * @param afterBlockMillis since the beginning of its block (see {@link Arrivals#blocks()})
 */
public record Arrival(int buyer, long atMillis, long afterBlockMillis) {}

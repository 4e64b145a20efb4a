package org.onsale.loadtest.report;

/**
 * How the load generator's clock stood to the server's.
 *
 * @param aheadMillis it was ahead by; moments in the history are corrected by it
 * @param unsureMillis and may be off by after that; each breach must bear it
 */
public record ClockReading(long aheadMillis, long unsureMillis) {}

package org.onsale.loadtest.trace;

/**
 * A request in an access log.
 *
 * @param second Unix time
 * @param visitor hash of the address and, where the format has it, the user agent
 * @param status 100 to 599
 * @param path without host and query, as logged (not decoded); empty where the line has no request, as a connection
 *     that was opened and not used
 */
record Request(long second, long visitor, int status, String path) {
    boolean isComplete() {
        return !path.isEmpty();
    }
}

package org.onsale.loadtest.bench;

import java.util.function.IntFunction;
import org.onsale.loadtest.bench.load.Requests;

/**
 * Something a server is asked, whose cost is measured.
 *
 * @param requests of this round; -1 is the warm-up
 * @param finite whether the requests of a round run out, so that none are spent on running in
 */
record Subject(String name, Server server, IntFunction<Requests> requests, boolean finite) {
    /** The same requests in each round, without end. */
    static Subject endless(String name, Server server, Requests requests) {
        return new Subject(name, server, round -> requests, false);
    }

    /** Requests that can be sent once. */
    static Subject finite(String name, Server server, IntFunction<Requests> requests) {
        return new Subject(name, server, requests, true);
    }
}

package org.onsale.loadtest.bench.load;

import java.nio.ByteBuffer;

/** Requests to send, one after the other. Used by one thread. */
@FunctionalInterface
public interface Requests {
    /** Writes the next one, at most {@value Connection#LONGEST_REQUEST} bytes. @return false if there is none left */
    boolean next(ByteBuffer out);
}

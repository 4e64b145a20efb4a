package org.onsale.loadtest.bench.load;

import java.nio.ByteBuffer;

/** Looks at answers. Used by one thread. */
@FunctionalInterface
public interface Answers {
    /** For load of which only the count matters. */
    Answers UNREAD = (status, body) -> {};

    /** @param body valid during this call only */
    void take(int status, ByteBuffer body);
}

package org.onsale.admission.application;

import org.onsale.redis.EventId;

/** There is no event of that id, neither in Redis nor in this node's memory. */
public final class UnknownEvent extends RuntimeException {

    public UnknownEvent(EventId event) {
        super("There is no event " + event.value() + ".", null, false, false);
    }
}

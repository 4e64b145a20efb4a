package org.onsale.redis;

/** A script answered something its caller does not know: the two were not built from the same source. */
public final class UnexpectedReply extends RuntimeException {

    public UnexpectedReply(String message) {
        super(message);
    }
}

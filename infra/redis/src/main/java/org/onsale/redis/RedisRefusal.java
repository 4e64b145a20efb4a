package org.onsale.redis;

/**
 * Redis answered with an error that is ours: a wrong script, argument, type of key or right. Asking again does not
 * help, so it neither opens the circuit breaker nor tells the caller to come back.
 */
public final class RedisRefusal extends RuntimeException {

    RedisRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}

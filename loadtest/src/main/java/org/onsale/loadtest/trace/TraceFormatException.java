package org.onsale.loadtest.trace;

/** A trace that cannot be read; the message names the source, the line and what was expected there. */
public final class TraceFormatException extends IllegalArgumentException {
    TraceFormatException(String source, int line, String problem) {
        super("%s line %d: %s".formatted(source, line, problem));
    }

    TraceFormatException(String source, String problem) {
        super("%s: %s".formatted(source, problem));
    }
}

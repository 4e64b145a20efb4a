package org.onsale.loadtest.trace;

/** Told every few thousand lines how far the reading of a file is. */
@FunctionalInterface
public interface ReadProgress {
    ReadProgress UNTOLD = (lines, bytes) -> {};

    /** @param bytes uncompressed */
    void at(long lines, long bytes);
}

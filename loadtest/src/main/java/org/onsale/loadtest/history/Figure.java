package org.onsale.loadtest.history;

/** What is measured of a target while buyers are there. The order is part of the history's format: add at the end only. */
public enum Figure {
    ADMISSION_HEAP_BYTES,
    WAITING_ROOM_HEAP_BYTES,
    REDIS_KEYS,
    REDIS_BYTES
}

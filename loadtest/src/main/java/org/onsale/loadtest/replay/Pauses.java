package org.onsale.loadtest.replay;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
interface Pauses {
    void pause(Duration time);
}

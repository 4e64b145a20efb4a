package org.onsale.waitingroom.application;

import java.util.concurrent.atomic.AtomicLong;
import org.onsale.waitingroom.domain.LowestShown;
import org.onsale.waitingroom.domain.NumberSet;

/** What this node remembers of single places of an event, by number. */
final class PlaceMemory {

    private final NumberSet registered;
    private final NumberSet left;
    private final LowestShown shown;
    private final AtomicLong lastIssued;

    PlaceMemory() {
        this(new NumberSet(), new NumberSet(), new LowestShown(), new AtomicLong());
    }

    private PlaceMemory(NumberSet registered, NumberSet left, LowestShown shown, AtomicLong lastIssued) {
        this.registered = registered;
        this.left = left;
        this.shown = shown;
        this.lastIssued = lastIssued;
    }

    /** After a loss: every place has to be put back, all else still holds. */
    PlaceMemory withNobodyRegistered() {
        return new PlaceMemory(new NumberSet(), left, shown, lastIssued);
    }

    /** Places this node has put back, or found, in the data of the present epoch. */
    NumberSet registered() {
        return registered;
    }

    /** Places given up; stays through a loss. */
    NumberSet left() {
        return left;
    }

    LowestShown shown() {
        return shown;
    }

    void issued(long number) {
        lastIssued.accumulateAndGet(number, Math::max);
    }

    /** Last number given out through this node; 0 for none. */
    long lastIssued() {
        return lastIssued.get();
    }
}

package org.onsale.loadtest.verdict;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a verdict is about: the promises every run must keep, and after them what only some simulations ask about.
 */
public enum Promise {
    STRICT_CAP("strict cap"),
    ORDER_KEPT("first in line, first in"),
    NOBODY_LOST("nobody is lost"),
    NOBODY_TWICE("nobody is let in twice"),
    POSITION_NEVER_RISES("the position shown never goes up"),
    RESUMES_AFTER_LOSS("resumes after a loss of Redis"),
    SLOTS_IN_USE("slots are in use while somebody waits"),
    NO_DEAD_SLOTS("a freed slot is offered within a second"),
    RETURNERS_NEXT("who comes back gets the next free slot"),
    LINE_COMES_AND_GOES("the line forms and dissolves"),
    WAIT_TOLD_RIGHT("the wait told is the wait there is"),
    NO_NEW_NUMBERS("joining again gives no new number"),
    EAGERNESS_REFUSED("too eager requests are told when to come"),
    BUYERS_SERVED("buyers are answered in time"),
    FORGERIES_REFUSED("nothing forged or used up is accepted"),
    CHANGES_IN_FORCE("a change is in force within a second"),
    RATE_KEPT("the rate is kept within 5 %"),
    NOTHING_GROWS("nothing grows with the people served"),
    FEW_FAILURES("hardly a request fails");

    /** Judged of every run. */
    public static final Set<Promise> ALWAYS =
            Collections.unmodifiableSet(EnumSet.range(STRICT_CAP, POSITION_NEVER_RISES));

    private final String title;

    Promise(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

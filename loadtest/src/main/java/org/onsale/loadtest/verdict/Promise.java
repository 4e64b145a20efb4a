package org.onsale.loadtest.verdict;

/** The promises a verdict is about. */
public enum Promise {
    STRICT_CAP("strict cap"),
    ORDER_KEPT("first in line, first in"),
    NOBODY_LOST("nobody is lost"),
    NOBODY_TWICE("nobody is let in twice"),
    POSITION_NEVER_RISES("the position shown never goes up"),
    RESUMES_AFTER_LOSS("resumes after a loss of Redis");

    private final String title;

    Promise(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

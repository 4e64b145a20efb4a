package org.onsale.loadtest.verdict;

/** Who says so: the two sides of a verdict do not trust each other. */
public enum Witness {
    BUYERS("the buyers"),
    LOG("the server's log");

    private final String title;

    Witness(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

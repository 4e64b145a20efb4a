package org.onsale.loadtest.report;

/** A table that scrolls sideways on its own where the page is narrow. */
final class Table {
    private final Markup page;

    Table(Markup page, String label, String... columns) {
        this.page = page;
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", label);
        page.open("table").open("thead").open("tr");
        for (String column : columns) {
            page.element("th", column, "scope", "col");
        }
        page.close().close().open("tbody");
    }

    void row(String... cells) {
        page.open("tr");
        for (String cell : cells) {
            page.element("td", cell);
        }
        page.close();
    }

    void end() {
        page.close().close().close();
    }
}

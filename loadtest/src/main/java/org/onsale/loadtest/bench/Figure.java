package org.onsale.loadtest.bench;

/**
 * One result that has a goal; less is better.
 *
 * @param name as in the file of committed figures
 * @param note what else is to be known about it, or an empty text
 */
record Figure(String name, Spread measured, String note) {
    Figure(String name, Spread measured) {
        this(name, measured, "");
    }
}

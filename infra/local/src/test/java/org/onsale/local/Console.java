package org.onsale.local;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The organiser console in a browser, as a person works with it. */
record Console(Page page) {

    /** Signs in by a link, as {@code infra/up} prints one, and goes to the event. */
    static Console open(Page page, LocalRun run, String event, String token) {
        page.navigate(run.site().console(event) + "#token=" + token);
        return new Console(page);
    }

    Locator lever(String id) {
        return page.locator("[data-lever=" + id + "]");
    }

    /** How the lever stands at present. */
    Locator value(String id) {
        return lever(id).locator(".lever-value");
    }

    Locator change(String id) {
        return lever(id).locator(".lever-head button");
    }

    Locator apply(String id) {
        return lever(id).locator("form > .buttons .primary");
    }

    Locator button(String id, String name) {
        return lever(id).locator("button", new Locator.LocatorOptions().setHasText(name));
    }

    Locator undo(String id) {
        return button(id, "Undo: back to");
    }

    /** What the lever would do: the first sentence of the preview. */
    Locator preview(String id) {
        return lever(id).locator(".outcome li").first();
    }

    Locator conflict(String id) {
        return lever(id).locator(".conflict");
    }

    /** Which nodes answer. */
    Locator nodes() {
        return page.locator("#nodes");
    }

    Locator input(String field) {
        return page.locator("#input-" + field);
    }

    Locator choice(String phase) {
        return page.locator("#input-phase-" + phase);
    }

    Locator figure(String id) {
        return page.locator("[data-value=" + id + "]");
    }

    Locator banner() {
        return page.locator("#stale");
    }

    Locator pause() {
        return page.locator("#pause");
    }

    Locator phase() {
        return page.locator("#phase");
    }

    Locator audit() {
        return page.locator("#entries");
    }

    /** Opens a lever, types, applies. */
    void set(String lever, String field, String value) {
        change(lever).click();
        input(field).fill(value);
        apply(lever).click();
    }
}

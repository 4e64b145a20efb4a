package org.onsale.page.build;

import java.util.stream.Collectors;

/** The page's HTML while its parts are put in, one by one. */
final class Markup {

    private String html;

    Markup(String html) {
        this.html = html;
    }

    /** Puts a part in the one place where its placeholder is. */
    Markup put(String placeholder, String part) {
        int at = html.indexOf(placeholder);
        if (at < 0 || html.indexOf(placeholder, at + 1) >= 0) {
            throw new IllegalArgumentException("index.html must have exactly one " + placeholder);
        }
        html = html.substring(0, at) + part + html.substring(at + placeholder.length());
        return this;
    }

    /** Without comments, indentation and empty lines. */
    Markup packed() {
        html = html.replaceAll("(?s)<!--.*?-->", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        return this;
    }

    /** What stands inside a script or style element must not end it. */
    static String inside(String element, String content) {
        if (content.toLowerCase(java.util.Locale.ROOT).contains("</" + element)) {
            throw new IllegalArgumentException("the content of <" + element + "> would end it");
        }
        return content;
    }

    static String dataAddress(String svg) {
        return "data:image/svg+xml,"
                + svg.strip()
                        .replace("%", "%25")
                        .replace("#", "%23")
                        .replace("<", "%3C")
                        .replace(">", "%3E")
                        .replace('"', '\'');
    }

    @Override
    public String toString() {
        return html;
    }
}

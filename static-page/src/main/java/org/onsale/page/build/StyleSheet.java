package org.onsale.page.build;

/** Takes out of a style sheet what only people need. */
final class StyleSheet {

    private StyleSheet() {}

    static String packed(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([{};,]) ?", "$1")
                .replaceAll("([a-z)-]): ", "$1:")
                .replace(";}", "}")
                .strip();
    }
}

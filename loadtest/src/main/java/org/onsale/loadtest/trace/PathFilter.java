package org.onsale.loadtest.trace;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which paths count: {@code /tickets} those that begin so, {@code ~\.php$} those in which the regular expression is found. */
public record PathFilter(String text, Predicate<String> passes) {
    public static final PathFilter ALL = new PathFilter("", path -> true);

    /** @throws IllegalArgumentException saying what is wanted */
    public static PathFilter parse(String text) {
        if (text.startsWith("/")) {
            return new PathFilter(text, path -> path.startsWith(text));
        }
        if (text.startsWith("~") && text.length() > 1) {
            try {
                return new PathFilter(
                        text, Pattern.compile(text.substring(1).strip()).asPredicate());
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "got \"" + text + "\", which is no regular expression: " + e.getDescription(), e);
            }
        }
        throw new IllegalArgumentException(
                "got \"" + text
                        + "\", want the beginning of a path, for example /tickets, or ~ and a regular expression, for example ~^/(en|fr)/tickets");
    }
}

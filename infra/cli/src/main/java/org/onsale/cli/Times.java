package org.onsale.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people type them. */
final class Times {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smh]?)");

    private Times() {}

    /** "90s", "15m", "3h"; a bare number is seconds. */
    static int seconds(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            throw new Refused("\"" + text + "\" is no time: wanted is 90s, 15m or 3h");
        }
        int unit = span.group(2).equals("h") ? 3_600 : span.group(2).equals("m") ? 60 : 1;
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, Long.parseLong(span.group(1)) * unit));
    }
}

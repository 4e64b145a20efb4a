package org.onsale.admission.organiser;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onsale.admission.domain.Precondition;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.springframework.http.HttpHeaders;

/** Versions of settings as strong entity tags (RFC 9110), and the conditions written with them. */
final class ETags {
    private static final Pattern STRONG = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern ANY = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e]*\"");

    private ETags() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    static Precondition precondition(HttpHeaders headers) {
        String match = joined(headers, HttpHeaders.IF_MATCH);
        String noneMatch = joined(headers, HttpHeaders.IF_NONE_MATCH);
        if (match.equals("*")) {
            return new Precondition.Exists();
        }
        if (!match.isEmpty()) {
            return new Precondition.Versions(versions(match));
        }
        if (noneMatch.equals("*")) {
            return new Precondition.Absent();
        }
        return new Precondition.None();
    }

    static boolean isSeen(HttpHeaders headers, long version) {
        String noneMatch = joined(headers, HttpHeaders.IF_NONE_MATCH);
        return noneMatch.equals("*")
                || Arrays.asList(noneMatch.split("\\s*,\\s*")).contains(of(version));
    }

    private static String joined(HttpHeaders headers, String name) {
        List<String> values = headers.getOrEmpty(name);
        return String.join(",", values).strip();
    }

    /** A weak or foreign tag is well-formed and matches nothing. */
    private static Set<Long> versions(String tags) {
        return Arrays.stream(tags.split(","))
                .map(String::strip)
                .peek(ETags::requireTag)
                .map(STRONG::matcher)
                .filter(Matcher::matches)
                .map(tag -> Long.valueOf(tag.group(1)))
                .collect(Collectors.toSet());
    }

    private static void requireTag(String tag) {
        if (!ANY.matcher(tag).matches()) {
            throw Problem.of(ProblemType.INVALID_REQUEST, "If-Match must be * or entity tags such as \"3\".");
        }
    }
}

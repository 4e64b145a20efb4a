package org.onsale.admission.organiser;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;

/**
 * Tables as comma-separated values (RFC 4180), written so that a spreadsheet shows texts and does not run them.
 *
 * <p>A text that begins, or goes on after what some spreadsheet takes for the end of a cell, with a character that
 * begins a formula gets an apostrophe before it. Numbers stay numbers.
 */
final class Csv {
    static final String TYPE_VALUE = "text/csv";

    private static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);
    /** Without it some spreadsheets do not take the file for UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String LINE_END = "\r\n";
    private static final Pattern FORMULA = Pattern.compile("(^|[;\\t\\r\\n])(\\s*[=+\\-@＝＋－＠])");
    private static final Pattern QUOTED = Pattern.compile("[\",;\\t\\r\\n]|^\\s|\\s$");

    private Csv() {}

    /** Whether the caller would rather have this than JSON. */
    static boolean isWanted(HttpHeaders headers) {
        List<MediaType> accepted = headers.getAccept();
        MimeTypeUtils.sortBySpecificity(accepted);
        return accepted.stream()
                .filter(type -> type.includes(TYPE) || type.includes(MediaType.APPLICATION_JSON))
                .findFirst()
                .filter(type -> !type.includes(MediaType.APPLICATION_JSON))
                .isPresent();
    }

    /**
     * A table as a file to keep.
     *
     * @param name of the file: a-z, 0-9, hyphens and points
     * @param rows as many cells as there are columns; a null is an empty cell
     */
    static ResponseEntity<String> file(
            String name, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(rows.stream()
                        .map(Csv::line)
                        .collect(Collectors.joining("", BYTE_ORDER_MARK + line(columns), "")));
    }

    static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof Number ? value.toString() : defused(value.toString());
        return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String defused(String text) {
        return FORMULA.matcher(text).replaceAll("$1'$2");
    }
}

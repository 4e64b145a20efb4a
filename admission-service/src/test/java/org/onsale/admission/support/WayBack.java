package org.onsale.admission.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the collection of hostile ways back.
 *
 * @param ours whether it is an address of the shop after all
 * @param what what is tried
 */
public record WayBack(boolean ours, String what, String address) {
    /** The origins that the collection is about. */
    public static final List<String> SHOP = List.of("https://shop.example", "http://localhost:8080");

    private static final String COLLECTION = "/hostile-return-to.txt";
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    public static List<WayBack> all() {
        try (InputStream collection = WayBack.class.getResourceAsStream(COLLECTION)) {
            return new String(Objects.requireNonNull(collection).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(WayBack::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<WayBack> refused() {
        return all().stream().filter(way -> !way.ours()).toList();
    }

    private static WayBack parse(String line) {
        String[] columns = (line + " ").split(" \\| ", 3);
        String written = columns[2].strip().replace("{2000}", "x".repeat(2_000));
        return new WayBack(
                columns[0].equals("ours"), columns[1], ESCAPE.matcher(written).replaceAll(WayBack::shown));
    }

    /** A backslash would be read as one more escape of the replacement. */
    private static String shown(MatchResult escape) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
    }

    @Override
    public String toString() {
        return what;
    }
}

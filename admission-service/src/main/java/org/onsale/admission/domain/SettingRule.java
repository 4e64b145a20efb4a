package org.onsale.admission.domain;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kind and range of one setting, and its two written forms: JSON values and the text kept in Redis. */
sealed interface SettingRule {

    /** What is accepted, in words, for an error message. */
    String range();

    /** Reads a JSON value; {@code null} is never given. @throws IllegalArgumentException when it is not accepted */
    Object ofJson(Object json);

    /** Reads the text kept in Redis. @throws IllegalArgumentException when it is not accepted */
    Object ofText(String text);

    default Object toJson(Object value) {
        return value;
    }

    default String toText(Object value) {
        return value.toString();
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException();
    }

    /** A whole number, both ends included. */
    record WholeNumber(int lowest, int highest) implements SettingRule {
        @Override
        public String range() {
            return "a whole number from " + lowest + " to " + highest;
        }

        @Override
        public Object ofJson(Object json) {
            if (json instanceof Integer number && number >= lowest && number <= highest) {
                return number;
            }
            throw refused();
        }

        @Override
        public Object ofText(String text) {
            return ofJson(Integer.valueOf(text));
        }
    }

    /** Text of bounded length without control characters other than a line feed. */
    record Text(int longest) implements SettingRule {
        @Override
        public String range() {
            return "text of at most " + longest + " characters without control characters";
        }

        @Override
        public Object ofJson(Object json) {
            if (json instanceof String text
                    && text.length() <= longest
                    && text.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c))
                    && text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE)) {
                return text;
            }
            throw refused();
        }

        @Override
        public Object ofText(String text) {
            return ofJson(text);
        }
    }

    /** One of a few phases. */
    record PhaseWord() implements SettingRule {
        @Override
        public String range() {
            return "one of " + String.join(", ", Phase.words());
        }

        @Override
        public Object ofJson(Object json) {
            if (json instanceof String word) {
                return Phase.of(word);
            }
            throw refused();
        }

        @Override
        public Object ofText(String text) {
            return Phase.of(text);
        }

        @Override
        public Object toJson(Object value) {
            return ((Phase) value).word();
        }

        @Override
        public String toText(Object value) {
            return ((Phase) value).word();
        }
    }

    /** A fixed word: room for other words later, refused until something acts on them. */
    record OnlyWord(String word) implements SettingRule {
        @Override
        public String range() {
            return word;
        }

        @Override
        public Object ofJson(Object json) {
            if (word.equals(json)) {
                return word;
            }
            throw refused();
        }

        @Override
        public Object ofText(String text) {
            return ofJson(text);
        }
    }

    /** Yes or no. */
    record Flag() implements SettingRule {
        @Override
        public String range() {
            return "true or false";
        }

        @Override
        public Object ofJson(Object json) {
            if (json instanceof Boolean flag) {
                return flag;
            }
            throw refused();
        }

        @Override
        public Object ofText(String text) {
            return Boolean.valueOf(text);
        }
    }

    /** A colour as pages write it; kept in lower case. */
    record Colour() implements SettingRule {
        private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");

        @Override
        public String range() {
            return "a colour such as #0a7d38, or null";
        }

        @Override
        public Object ofJson(Object json) {
            if (json instanceof String text && FORM.matcher(text).matches()) {
                return text.toLowerCase(Locale.ROOT);
            }
            throw refused();
        }

        @Override
        public Object ofText(String text) {
            return ofJson(text);
        }
    }

    /**
     * A picture for the waiting page: an address that every buyer's browser fetches, or a small picture itself. Other
     * schemes are refused, as are addresses with a name and password, which every buyer could read.
     */
    record Picture(int longestAddress, int longestData) implements SettingRule {
        private static final Pattern DATA =
                Pattern.compile("data:image/(?:png|webp|jpeg|svg\\+xml);base64,([A-Za-z0-9+/]+={0,2})");

        @Override
        public String range() {
            return "an https address of at most " + longestAddress + " characters such as"
                    + " https://cdn.shop.example/logo.png, or data:image/png;base64,… (or webp, jpeg, svg+xml) of at most "
                    + longestData + " characters, or null";
        }

        @Override
        public Object ofJson(Object json) {
            if (json instanceof String text && (isAddress(text) || isData(text))) {
                return text;
            }
            throw refused();
        }

        @Override
        public Object ofText(String text) {
            return ofJson(text);
        }

        private boolean isAddress(String text) {
            if (text.length() > longestAddress || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                return false;
            }
            URI address = URI.create(text);
            return "https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getRawUserInfo() == null;
        }

        private boolean isData(String text) {
            Matcher data = DATA.matcher(text);
            return text.length() <= longestData
                    && data.matches()
                    && Base64.getDecoder().decode(data.group(1)).length > 0;
        }
    }

    /** A moment, ISO-8601 with an offset or Z. */
    record Moment() implements SettingRule {
        private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

        @Override
        public String range() {
            return "a time such as 2030-06-01T09:00:00Z between the years 2000 and 2200, or null";
        }

        @Override
        public Object ofJson(Object json) {
            if (json instanceof String text) {
                return ofText(text);
            }
            throw refused();
        }

        @Override
        public Object ofText(String text) {
            try {
                Instant moment = OffsetDateTime.parse(text).toInstant();
                if (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST)) {
                    return moment;
                }
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
            throw refused();
        }

        @Override
        public Object toJson(Object value) {
            return value.toString();
        }
    }

    /** A bounded list of exact origins; one line of text, separated by spaces. */
    record Origins(int most) implements SettingRule {
        @Override
        public String range() {
            return "a list of at most " + most + " origins such as https://shop.example:8443 without a path";
        }

        @Override
        public Object ofJson(Object json) {
            if (json instanceof List<?> list && list.size() <= most) {
                return list.stream().map(Origins::origin).distinct().toList();
            }
            throw refused();
        }

        @Override
        public Object ofText(String text) {
            return text.isBlank() ? List.of() : ofJson(List.of(text.split(" ")));
        }

        @Override
        public String toText(Object value) {
            return ((List<?>) value).stream().map(String::valueOf).collect(Collectors.joining(" "));
        }

        private static String origin(Object json) {
            if (json instanceof String text) {
                return WebOrigin.parse(text).map(WebOrigin::text).orElseThrow(() -> SettingRule.refused());
            }
            throw refused();
        }
    }
}

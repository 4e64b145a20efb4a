package org.onsale.redis;

import io.lettuce.core.ScoredValue;
import io.lettuce.core.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between what is sent (bytes) and what callers see (texts, UTF-8). */
final class Wire {

    private Wire() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[][] bytes(Collection<?> args) {
        return args.stream().map(Wire::argument).toArray(byte[][]::new);
    }

    private static byte[] argument(Object argument) {
        if (argument instanceof String text) {
            return bytes(text);
        }
        if (argument instanceof byte[] bytes) {
            return bytes;
        }
        throw new IllegalArgumentException("An argument of a script is a String or a byte[], not "
                + argument.getClass().getName() + ".");
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static Map<String, String> texts(Map<String, byte[]> hash) {
        Map<String, String> texts = new LinkedHashMap<>();
        hash.forEach((field, value) -> texts.put(field, text(value)));
        return texts;
    }

    /** May hold nulls, for nil. */
    static List<Object> texts(List<?> elements) {
        List<Object> texts = new ArrayList<>(elements.size());
        elements.forEach(element -> texts.add(element(element)));
        return Collections.unmodifiableList(texts);
    }

    private static @Nullable Object element(@Nullable Object element) {
        if (element instanceof byte[] bytes) {
            return text(bytes);
        }
        return element instanceof List<?> nested ? texts(nested) : element;
    }

    static Map<String, Long> scores(List<ScoredValue<byte[]>> members) {
        Map<String, Long> scores = new LinkedHashMap<>();
        members.forEach(member -> scores.put(text(member.getValue()), (long) member.getScore()));
        return scores;
    }

    static List<StreamEntry> entries(List<StreamMessage<String, byte[]>> messages) {
        return messages.stream()
                .map(message -> new StreamEntry(message.getId(), texts(message.getBody())))
                .toList();
    }
}

package org.onsale.redis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a script answered: a flat list whose first element is the code.
 *
 * <p>Whatever has not the expected shape is an {@link UnexpectedReply}, never a default.
 */
public final class Reply {

    private final List<Object> elements;

    private Reply(List<Object> elements) {
        this.elements = elements;
    }

    public static Reply of(List<Object> elements) {
        return new Reply(elements);
    }

    /** The first element. */
    public String code() {
        return textAt(0);
    }

    public int size() {
        return elements.size();
    }

    /** A text; an integer is given as its digits. */
    public String textAt(int index) {
        Object element = at(index);
        if (element instanceof String || element instanceof Long) {
            return element.toString();
        }
        throw unexpected(index, "a text");
    }

    /** An integer, or a text that is one. */
    public long longAt(int index) {
        Object element = at(index);
        if (element instanceof Long number) {
            return number;
        }
        try {
            if (element instanceof String text) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            throw unexpected(index, "an integer");
        }
        throw unexpected(index, "an integer");
    }

    /** A text, or empty where Redis answered nil or the list ends before. */
    public Optional<String> optionalTextAt(int index) {
        return index >= elements.size() || at(index) == null ? Optional.empty() : Optional.of(textAt(index));
    }

    /** Integers from an index to the end. */
    public List<Long> longsFrom(int index) {
        return IntStream.range(index, size()).mapToObj(this::longAt).toList();
    }

    /** Texts from an index to the end. */
    public List<String> textsFrom(int index) {
        return IntStream.range(index, size()).mapToObj(this::textAt).toList();
    }

    /** The error to raise for a code that the caller does not know. */
    public UnexpectedReply unknownCode() {
        return new UnexpectedReply("Unknown code in the reply " + this + ".");
    }

    private @Nullable Object at(int index) {
        if (index < 0 || index >= elements.size()) {
            throw unexpected(index, "an element");
        }
        return elements.get(index);
    }

    private UnexpectedReply unexpected(int index, String wanted) {
        return new UnexpectedReply("Wanted " + wanted + " at " + index + " of the reply " + this + ".");
    }

    @Override
    public String toString() {
        String all = elements.toString();
        return all.length() <= 200 ? all : all.substring(0, 200) + "…";
    }
}

package org.onsale.loadtest.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Well-formed markup, one element at a time; whatever is put into it is escaped. */
final class Markup {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    Markup() {
        try {
            writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Every Java platform writes XML", e);
        }
    }

    private interface Writes {
        void now() throws XMLStreamException;
    }

    private Markup does(Writes writes) {
        try {
            writes.now();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A string can be written to", e);
        }
    }

    Markup prolog() {
        return does(() -> writer.writeStartDocument("UTF-8", "1.0"));
    }

    Markup doctype() {
        return does(() -> writer.writeDTD("<!DOCTYPE html>"));
    }

    /** @param attributes names and values in turn */
    Markup open(String element, String... attributes) {
        return does(() -> {
            writer.writeStartElement(element);
            attributes(attributes);
        });
    }

    /** An element that never has content. */
    Markup empty(String element, String... attributes) {
        return does(() -> {
            writer.writeEmptyElement(element);
            attributes(attributes);
        });
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], legal(attributes[i + 1]));
        }
    }

    Markup text(String content) {
        return does(() -> writer.writeCharacters(legal(content)));
    }

    Markup element(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close();
    }

    Markup close() {
        return does(writer::writeEndElement);
    }

    /** XML has no way to write most control characters. */
    private static String legal(String content) {
        return content.codePoints()
                .map(c ->
                        c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF) || c == '\n' || c == '\t'
                                ? c
                                : '\uFFFD')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public String toString() {
        does(writer::flush);
        return text.toString();
    }
}

package io.billfold.document.xml;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML elements one after another; knows nothing of what they mean. */
final class Xml {
    private final StringBuilder text = new StringBuilder(16_384);
    private final Deque<String> open = new ArrayDeque<>();

    /** A document whose root is {@code root}, which may carry attributes. */
    Xml(String root, String attributes) {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").append(root).append(' ');
        text.append(attributes).append('>');
        open.push(root);
    }

    /** Opens an element, to be closed by {@link #close()}. */
    Xml open(String element) {
        text.append('<').append(element).append('>');
        open.push(element);
        return this;
    }

    /** Opens an element with one attribute, to be closed by {@link #close()}. */
    Xml open(String element, String attribute, String value) {
        text.append('<').append(element).append(' ').append(attribute).append("=\"");
        escape(element, value);
        text.append("\">");
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    Xml close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that holds nothing but text. */
    Xml leaf(String element, String value) {
        text.append('<').append(element).append('>');
        return content(element, value);
    }

    /** An element that holds nothing but text and has one attribute, unless its value is null. */
    Xml leaf(String element, String attribute, @Nullable String attributeValue, String value) {
        if (attributeValue == null) {
            return leaf(element, value);
        }
        text.append('<').append(element).append(' ').append(attribute).append("=\"");
        escape(element, attributeValue);
        text.append("\">");
        return content(element, value);
    }

    /** A leaf, or nothing for null. */
    Xml leafIfPresent(String element, @Nullable String value) {
        return value == null ? this : leaf(element, value);
    }

    /**
     * Closes what is open and gives the document's bytes in UTF-8.
     *
     * @throws IllegalArgumentException from any method before, naming the element, for a text that
     *     XML 1.0 can't hold: control characters and halves of surrogate pairs
     */
    byte[] toBytes() {
        while (!open.isEmpty()) {
            close();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Xml content(String element, String value) {
        escape(element, value);
        text.append("</").append(element).append('>');
        return this;
    }

    private void escape(String element, String value) {
        value.codePoints()
                .forEach(
                        codePoint -> {
                            checkAllowed(element, codePoint);
                            append(codePoint);
                        });
    }

    /** A carriage return would be read as a line feed (XML 1.0, section 2.11). */
    private void append(int codePoint) {
        switch (codePoint) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append("&quot;");
            case '\r' -> text.append("&#13;");
            default -> text.appendCodePoint(codePoint);
        }
    }

    /** XML 1.0, production 2. */
    private static void checkAllowed(String element, int codePoint) {
        boolean isControl = codePoint < ' ' && "\t\n\r".indexOf(codePoint) < 0;
        boolean isHalf =
                codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (isControl || isHalf || codePoint == 0xFFFE || codePoint == 0xFFFF) {
            throw new IllegalArgumentException(
                    element
                            + " has the character U+%04X, which XML can't hold; leave it out"
                                    .formatted(codePoint));
        }
    }
}

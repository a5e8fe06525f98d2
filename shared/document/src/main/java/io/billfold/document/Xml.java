package io.billfold.document;

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

    /** An element that holds nothing but text and has one attribute. */
    Xml leaf(String element, String attribute, String attributeValue, String value) {
        text.append('<').append(element).append(' ').append(attribute).append("=\"");
        escape(attributeValue);
        text.append("\">");
        return content(element, value);
    }

    /** Closes what is open and gives the document's bytes. */
    byte[] toBytes() {
        while (!open.isEmpty()) {
            close();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Xml content(String element, String value) {
        escape(value);
        text.append("</").append(element).append('>');
        return this;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                default -> text.append(c);
            }
        }
    }
}

package io.billfold.billing.access;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A flat JSON object in its canonical form: names sorted by their UTF-16 code units, no spaces, the
 * escapes of RFC 8785 section 3.2.2.2. Whole numbers of at most 53 bits are written as they are.
 */
final class CanonicalFields {
    private final SortedMap<String, String> written = new TreeMap<>();

    CanonicalFields with(String name, long number) {
        written.put(name, Long.toString(number));
        return this;
    }

    CanonicalFields with(String name, String text) {
        written.put(name, quoted(text));
        return this;
    }

    String text() {
        StringBuilder out = new StringBuilder("{");
        for (Map.Entry<String, String> field : written.entrySet()) {
            out.append(out.length() > 1 ? "," : "")
                    .append(quoted(field.getKey()))
                    .append(':')
                    .append(field.getValue());
        }
        return out.append('}').toString();
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            out.append(escaped(text.charAt(i)));
        }
        return out.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c);
        };
    }
}

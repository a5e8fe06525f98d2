package io.billfold.events;

import io.micronaut.json.tree.JsonNode;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON that is always the same bytes for the same content, to be hashed: RFC 8785, with its sorted
 * names, without spaces, and with its escapes. Numbers are the one difference, which whole numbers
 * of at most 53 bits do not show: RFC 8785 writes them as JavaScript would. Amounts are texts.
 */
public final class CanonicalJson {
    /**
     * Beyond it a number is written with an exponent, so that 1e300 does not take 300 characters.
     */
    private static final int SCALE_MAX = 30;

    private CanonicalJson() {}

    /** The canonical bytes, UTF-8. */
    public static byte[] bytes(JsonNode json) {
        StringBuilder out = new StringBuilder();
        write(json, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode json, StringBuilder out) {
        if (json.isObject()) {
            object(json, out);
        } else if (json.isArray()) {
            array(json, out);
        } else if (json.isString()) {
            string(json.getStringValue(), out);
        } else if (json.isNumber()) {
            out.append(number(json.getNumberValue()));
        } else {
            out.append(json.isNull() ? "null" : Boolean.toString(json.getBooleanValue()));
        }
    }

    private static void object(JsonNode json, StringBuilder out) {
        // String's order is that of UTF-16 code units, as RFC 8785 section 3.2.3 asks
        Map<String, JsonNode> sorted = new TreeMap<>();
        json.entries().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        char separator = '{';
        for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
            out.append(separator);
            string(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            separator = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void array(JsonNode json, StringBuilder out) {
        char separator = '[';
        for (JsonNode value : json.values()) {
            out.append(separator);
            write(value, out);
            separator = ',';
        }
        out.append(json.size() == 0 ? "[]" : "]");
    }

    private static String number(Number number) {
        if (number instanceof Double fraction && !Double.isFinite(fraction)) {
            // not JSON, but what the parser makes of 1e999; it is hashed and refused
            return fraction.toString();
        }
        BigDecimal shortest = new BigDecimal(number.toString()).stripTrailingZeros();
        return Math.abs((long) shortest.scale()) <= SCALE_MAX
                ? shortest.toPlainString()
                : shortest.toString();
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i), out);
        }
        out.append('"');
    }

    private static void character(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < 0x20) {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}

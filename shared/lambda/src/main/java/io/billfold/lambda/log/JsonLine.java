package io.billfold.lambda.log;

import org.jspecify.annotations.Nullable;

/** Builds one JSON object on one line, field by field, without loading a JSON library. */
public final class JsonLine {
    /** The longest text of one field; CloudWatch takes 256 KB a line and bills by the byte. */
    static final int TEXT_CHARS_MAX = 16 * 1024;

    private final StringBuilder line = new StringBuilder(256);

    /** Adds a text, cut after {@value #TEXT_CHARS_MAX} characters; nothing when it is null. */
    public JsonLine text(String name, @Nullable String value) {
        return value == null ? this : raw(name, quoted(cut(value)));
    }

    /** Adds a value that is JSON already. */
    public JsonLine raw(String name, String json) {
        line.append(line.isEmpty() ? '{' : ',').append(quoted(name)).append(':').append(json);
        return this;
    }

    /** The object, without a line end. */
    @Override
    public String toString() {
        return line.isEmpty() ? "{}" : line + "}";
    }

    /** A text as a JSON string. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(quoted, text.charAt(i));
        }
        return quoted.append('"').toString();
    }

    private static void escape(StringBuilder quoted, char c) {
        switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (c < ' ') {
                    quoted.append("\\u00")
                            .append(Character.forDigit(c >> 4, 16))
                            .append(Character.forDigit(c & 15, 16));
                } else {
                    quoted.append(c);
                }
            }
        }
    }

    private static String cut(String text) {
        return text.length() <= TEXT_CHARS_MAX ? text : text.substring(0, TEXT_CHARS_MAX) + "...";
    }
}

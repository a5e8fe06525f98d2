package io.billfold.events;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;

/**
 * Looks at a text that a parser has taken for JSON, for what parsers let pass although readers may
 * understand it differently: a name that stands twice in one object (RFC 8259 section 4: "the
 * behavior of software that receives such an object is unpredictable"), and a fraction that the
 * parser makes another number of: 1e-400 becomes 0. One pass, without recursion.
 */
final class JsonText {
    /** Any decimal of so many digits survives a double (IEEE 754), which the parser makes of it. */
    static final int FRACTION_DIGITS_MAX = 15;

    /** Beyond so many places before or after the point a double is infinite, or nothing. */
    private static final int MAGNITUDE_MAX = 300;

    private final String text;
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable String repeated;
    private @Nullable String imprecise;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /** An object with its names, or a list, and where in it the reading is. */
    private static final class Level {
        private final @Nullable Set<String> names;
        private @Nullable String name;
        private int index;

        Level(boolean isObject) {
            names = isObject ? new HashSet<>() : null;
        }

        void next() {
            name = null;
            index++;
        }
    }

    /**
     * What was found first.
     *
     * @param repeated the path of a name that stands twice, for example {@code lines[0].sku}; null
     *     when each stands once
     * @param imprecise the path of a fraction that does not arrive as it was written; null when all
     *     do
     */
    record Findings(@Nullable String repeated, @Nullable String imprecise) {}

    /**
     * Looks through a text that is JSON.
     *
     * @throws IOException when something stands after the value
     */
    static Findings findings(String text) throws IOException {
        JsonText json = new JsonText(text);
        json.skipSpaces();
        do {
            json.step();
            json.skipSpaces();
        } while (!json.levels.isEmpty() && json.at < text.length());
        if (json.at < text.length()) {
            throw new IOException("something stands after the JSON value");
        }
        return new Findings(json.repeated, json.imprecise);
    }

    private void skipSpaces() {
        while (at < text.length() && " \t\r\n\ufeff".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void step() {
        char c = at < text.length() ? text.charAt(at) : ' ';
        switch (c) {
            case '{', '[' -> levels.push(new Level(c == '{'));
            case '}', ']' -> levels.poll();
            case ',' -> next();
            case '"' -> string();
            case ':' -> {}
            default -> literal();
        }
        at++;
    }

    private void next() {
        Level level = levels.peek();
        if (level != null) {
            level.next();
        }
    }

    /** Ends on the closing quote. */
    private void string() {
        int start = at + 1;
        for (at = start; at < text.length() && text.charAt(at) != '"'; at++) {
            at += text.charAt(at) == '\\' ? 1 : 0;
        }
        Level level = levels.peek();
        if (level != null && level.names != null && level.name == null) {
            level.name = unescaped(text.substring(start, Math.min(at, text.length())));
            if (!level.names.add(level.name) && repeated == null) {
                repeated = path();
            }
        }
    }

    /** A number, true, false or null; ends on its last character. */
    private void literal() {
        int start = at;
        while (at + 1 < text.length() && isOfLiteral(text.charAt(at + 1))) {
            at++;
        }
        if (imprecise == null
                && isImprecise(text.substring(start, Math.min(at + 1, text.length())))) {
            imprecise = path();
        }
    }

    private static boolean isOfLiteral(char c) {
        return (c >= '0' && c <= '9')
                || (c | 0x20) == 'e'
                || c == '.'
                || c == '+'
                || c == '-'
                || (c >= 'a' && c <= 'z');
    }

    /** Whether a double is not the number that was written. Whole ones are kept digit by digit. */
    private static boolean isImprecise(String literal) {
        boolean isWord = literal.isEmpty() || literal.charAt(0) >= 'a';
        if (isWord || literal.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E')) {
            return false;
        }
        try {
            BigDecimal exact = new BigDecimal(literal).stripTrailingZeros();
            return exact.precision() > FRACTION_DIGITS_MAX
                    || Math.abs((long) exact.precision() - exact.scale()) > MAGNITUDE_MAX;
        } catch (NumberFormatException beyondAllBounds) {
            return true;
        }
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (Iterator<Level> outer = levels.descendingIterator(); outer.hasNext(); ) {
            Level level = outer.next();
            if (level.names == null) {
                path.append('[').append(level.index).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".")
                        .append(Forms.shortened(Objects.requireNonNullElse(level.name, "")));
            }
        }
        return path.toString();
    }

    /** A name as it is meant, without its escapes. */
    private static String unescaped(String name) {
        if (name.indexOf('\\') < 0) {
            return name;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\\' && i + 1 < name.length()) {
                i++;
                boolean isCode = name.charAt(i) == 'u' && i + 4 < name.length();
                plain.append(isCode ? code(name, i + 1) : escape(name.charAt(i)));
                i += isCode ? 4 : 0;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static char code(String name, int from) {
        return (char) Integer.parseInt(name, from, from + 4, 16);
    }

    private static char escape(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }
}

package io.billfold.billing.tax.id;

import java.util.ArrayList;
import java.util.List;

/**
 * How a number is put together, in words parted by blanks: {@code 9d} are nine digits, {@code 7-8d}
 * seven or eight of them, {@code 1l} is a letter, {@code 2x} are two letters or digits, {@code 3n}
 * three letters with {@code &} and {@code Ñ} among them, {@code 1s} is a letter, {@code +} or
 * {@code *}; other words stand for themselves. At most one word has a range.
 */
final class NumberPattern {
    private final List<Word> words;

    private NumberPattern(List<Word> words) {
        this.words = words;
    }

    /** So many characters of a class; a literal is as many as it is long. */
    private record Word(int min, int max, char kind, String literal) {
        boolean allows(char c, int at) {
            return switch (kind) {
                case 'd' -> isDigit(c);
                case 'l' -> isLetter(c);
                case 'x' -> isDigit(c) || isLetter(c);
                case 'n' -> isLetter(c) || c == '&' || c == 'Ñ';
                case 's' -> isLetter(c) || c == '+' || c == '*';
                default -> literal.charAt(at) == c;
            };
        }
    }

    /**
     * Reads the words.
     *
     * @throws IllegalArgumentException when there are none, or two have a range
     */
    static NumberPattern parse(String text) {
        List<Word> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            words.add(word(word));
        }
        long ranges = words.stream().filter(it -> it.min() != it.max()).count();
        if (text.isBlank() || ranges > 1) {
            throw new IllegalArgumentException(
                    "pattern '" + text + "' must have words, one range at most among them");
        }
        return new NumberPattern(List.copyOf(words));
    }

    private static Word word(String word) {
        char kind = word.isEmpty() ? ' ' : word.charAt(word.length() - 1);
        if (kind < 'a' || kind > 'z') {
            return new Word(word.length(), word.length(), ' ', word);
        }
        String count = word.substring(0, word.length() - 1);
        int dash = count.indexOf('-');
        int min = Integer.parseInt(dash < 0 ? count : count.substring(0, dash));
        int max = dash < 0 ? min : Integer.parseInt(count.substring(dash + 1));
        return new Word(min, max, kind, "");
    }

    /** Whether a text is put together so. */
    boolean fits(String text) {
        int fixed = words.stream().mapToInt(Word::min).sum();
        int more = text.length() - fixed;
        int at = 0;
        for (Word word : words) {
            int length = Math.min(word.max(), word.min() + Math.max(0, more));
            if (!fits(text, at, length, word)) {
                return false;
            }
            at += length;
        }
        return at == text.length();
    }

    private static boolean fits(String text, int from, int length, Word word) {
        if (from + length > text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!word.allows(text.charAt(from + i), i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }
}

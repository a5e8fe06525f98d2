package io.billfold.lambda.log;

/** Numbers of bank accounts and cards, told from other numbers by their check digits. */
final class AccountNumbers {
    /** ISO 13616: the shortest in use is Norway's. */
    private static final int IBAN_CHARS_MIN = 15;

    private static final int IBAN_CHARS_MAX = 34;
    private static final int IBAN_MODULUS = 97;

    /** ISO/IEC 7812: what the schemes issue. */
    private static final int CARD_DIGITS_MIN = 13;

    private static final int CARD_DIGITS_MAX = 19;

    private AccountNumbers() {}

    /** Where an IBAN that begins at an index ends, in blocks or not; -1 when there is none. */
    static int ibanEnd(String text, int index) {
        if (!isIbanHead(text, index)) {
            return -1;
        }
        int chars = 4;
        int remainder = 0;
        int end = -1;
        for (int i = index + 4; i < text.length() && chars < IBAN_CHARS_MAX; i++) {
            char c = text.charAt(i);
            if (c == ' ' && text.charAt(i - 1) != ' ') {
                continue;
            }
            if (!isCapital(c) && !isDigit(c)) {
                break;
            }
            chars++;
            remainder = appended(remainder, c);
            if (chars >= IBAN_CHARS_MIN
                    && isWordEnd(text, i + 1)
                    && isGenuine(remainder, text, index)) {
                end = i + 1;
            }
        }
        return end;
    }

    private static boolean isIbanHead(String text, int index) {
        return index + IBAN_CHARS_MIN <= text.length()
                && isCapital(text.charAt(index))
                && isCapital(text.charAt(index + 1))
                && isDigit(text.charAt(index + 2))
                && isDigit(text.charAt(index + 3));
    }

    /** The first four characters count last; the whole is 1 modulo 97. */
    private static boolean isGenuine(int remainder, String text, int index) {
        int whole = remainder;
        for (int i = index; i < index + 4; i++) {
            whole = appended(whole, text.charAt(i));
        }
        return whole == 1;
    }

    /** A letter counts as two digits: A is 10. */
    private static int appended(int remainder, char c) {
        return isDigit(c)
                ? (remainder * 10 + (c - '0')) % IBAN_MODULUS
                : (remainder * 100 + (c - 'A' + 10)) % IBAN_MODULUS;
    }

    /**
     * Where a card's number that begins at an index ends; -1 when there is none. Its digits stand
     * in one piece, or in blocks of four to six with one kind of separator.
     */
    static int cardEnd(String text, int index) {
        if (!mayBeginCard(text, index)) {
            return -1;
        }
        StringBuilder digits = new StringBuilder();
        int end = index;
        char separator = separator(text, index);
        while (end < text.length() && digits.length() <= CARD_DIGITS_MAX) {
            char c = text.charAt(end);
            if (isDigit(c)) {
                digits.append(c);
            } else if (c != separator || !isDigitAt(text, end + 1)) {
                break;
            }
            end++;
        }
        return isCard(digits) && isWordEnd(text, end) ? end : -1;
    }

    /** Schemes' numbers begin with 2 to 6; what follows a hyphen is part of something else. */
    private static boolean mayBeginCard(String text, int index) {
        char c = text.charAt(index);
        return c >= '2' && c <= '6' && (index == 0 || "-_.+#".indexOf(text.charAt(index - 1)) < 0);
    }

    /** What stands after the first block of four; a digit when the number is in one piece. */
    private static char separator(String text, int index) {
        char c = index + 4 < text.length() ? text.charAt(index + 4) : '0';
        return c == ' ' || c == '-' ? c : '0';
    }

    private static boolean isCard(CharSequence digits) {
        if (digits.length() < CARD_DIGITS_MIN || digits.length() > CARD_DIGITS_MAX) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    private static boolean isWordEnd(String text, int end) {
        return end >= text.length() || !Masking.isWord(text.charAt(end));
    }

    private static boolean isDigitAt(String text, int index) {
        return index < text.length() && isDigit(text.charAt(index));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}

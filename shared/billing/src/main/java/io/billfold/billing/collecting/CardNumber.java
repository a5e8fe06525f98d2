package io.billfold.billing.collecting;

/**
 * Tells numbers of cards from what may be kept: 12 to 19 digits whose last one checks the others
 * (ISO/IEC 7812-1, Luhn's sum). Whoever keeps one is bound by PCI DSS, section 3.
 */
public final class CardNumber {
    private static final int DIGITS_MIN = 12;
    private static final int DIGITS_MAX = 19;

    private CardNumber() {}

    /** Whether a text looks like one, with blanks and hyphens or without. */
    public static boolean isLike(String text) {
        String digits = text.replaceAll("[\\s-]", "");
        return digits.length() >= DIGITS_MIN
                && digits.length() <= DIGITS_MAX
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && luhn(digits) % 10 == 0;
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum;
    }
}

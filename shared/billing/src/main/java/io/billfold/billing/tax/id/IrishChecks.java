package io.billfold.billing.tax.id;

/** Irish numbers: seven digits, a check letter, since 2013 another letter behind it. */
final class IrishChecks {
    private static final String LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";
    private static final int SECOND_LETTER_WEIGHT = 9;

    private IrishChecks() {}

    static boolean current(String number) {
        int second = number.length() > 8 ? LETTERS.indexOf(number.charAt(8)) : 0;
        return second >= 0 && isCheck(number, second, number.charAt(7));
    }

    /** Until 1991: a digit, a letter or + or *, five digits and the check letter. */
    static boolean old(String number) {
        String digits = "0" + number.substring(2, 7) + number.charAt(0);
        return isCheck(digits, 0, number.charAt(7));
    }

    private static boolean isCheck(String digits, int second, char letter) {
        int sum = WeightedSum.of(digits, 8, 7, 6, 5, 4, 3, 2) + SECOND_LETTER_WEIGHT * second;
        return LETTERS.charAt(sum % 23) == letter;
    }
}

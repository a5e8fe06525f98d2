package io.billfold.billing.tax.id;

/**
 * The formula of Luhn: from the right, every second digit is doubled.
 *
 * @see <a href="https://www.iso.org/standard/70484.html">ISO/IEC 7812-1, annex B</a>
 */
final class Luhn {
    private static final String DIGITS = "0123456789";
    private static final String BASE_36 = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Luhn() {}

    static boolean holds(String number) {
        return holds(number, DIGITS);
    }

    /** With letters as digits from 10 on, as in an Indian GSTIN. */
    static boolean holdsBase36(String number) {
        return holds(number, BASE_36);
    }

    private static boolean holds(String number, String alphabet) {
        int base = alphabet.length();
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int value = alphabet.indexOf(number.charAt(number.length() - 1 - i));
            int counted = i % 2 == 0 ? value : 2 * value;
            sum += counted / base + counted % base;
        }
        return sum % base == 0;
    }
}

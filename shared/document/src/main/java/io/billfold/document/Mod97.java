package io.billfold.document;

/**
 * Check digits of IBANs (ISO 13616) and of creditor references (ISO 11649): ISO/IEC 7064, MOD
 * 97-10.
 */
final class Mod97 {
    private static final int CHECKED = 4;

    private Mod97() {}

    /** Whether the two check digits behind the first two letters are right. */
    static boolean isValid(String number) {
        return number.length() > CHECKED
                && remainder(number.substring(CHECKED) + number.substring(0, CHECKED)) == 1;
    }

    /** The check digits of a number that is to start with these two letters. */
    static String checkDigits(String letters, String rest) {
        int digits = 98 - remainder(rest + letters + "00");
        return digits < 10 ? "0" + digits : Integer.toString(digits);
    }

    /** Letters count as 10 to 35; anything but letters A to Z and digits gives -1. */
    private static int remainder(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), Character.MAX_RADIX);
            if (value < 0 || text.charAt(i) > 'Z') {
                return -1;
            }
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
        }
        return remainder;
    }
}

package io.billfold.billing.tax.id;

/**
 * Check characters of ISO 7064.
 *
 * @see <a href="https://www.iso.org/standard/31531.html">ISO/IEC 7064</a>
 */
final class Iso7064 {
    private Iso7064() {}

    /** MOD 11,10: the hybrid system with one check digit. */
    static boolean mod11And10(String number) {
        int product = 10;
        for (int i = 0; i < number.length() - 1; i++) {
            int sum = (WeightedSum.digit(number, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (product + WeightedSum.last(number)) % 10 == 1;
    }

    /** MOD 97-10 with letters as two digits, A being 10, as in an IBAN. */
    static boolean mod97(String number) {
        int rest = 0;
        for (int i = 0; i < number.length(); i++) {
            int value = Character.digit(number.charAt(i), 36);
            rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
        }
        return rest == 1;
    }
}

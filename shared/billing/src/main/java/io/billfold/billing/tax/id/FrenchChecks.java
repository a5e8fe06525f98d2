package io.billfold.billing.tax.id;

import static io.billfold.billing.tax.id.WeightedSum.value;

/** French numbers: a key of two characters and the SIREN. */
final class FrenchChecks {
    /** Keys have neither I nor O. */
    private static final String KEY_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** The numbers of Monaco begin so and are no SIREN: they fail the formula of Luhn. */
    private static final String MONACO = "000";

    private FrenchChecks() {}

    static boolean any(String number) {
        String siren = number.substring(2);
        boolean isSiren = siren.startsWith(MONACO) || Luhn.holds(siren);
        return isSiren && isKey(number.charAt(0), number.charAt(1), value(number, 2, 11));
    }

    private static boolean isKey(char first, char second, long siren) {
        int one = KEY_CHARACTERS.indexOf(first);
        int two = KEY_CHARACTERS.indexOf(second);
        if (one < 0 || two < 0) {
            return false;
        }
        return one < 10 && two < 10
                ? (12 + 3 * (siren % 97)) % 97 == 10 * one + two
                : isLetteredKey(one, two, siren);
    }

    /** Keys with a letter, for when the numeric ones run out. */
    private static boolean isLetteredKey(int one, int two, long siren) {
        int check = one < 10 ? one * 24 + two - 10 : one * 34 + two - 100;
        return (siren + 1 + check / 11) % 11 == check % 11;
    }
}

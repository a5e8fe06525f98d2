package io.billfold.billing.tax.id;

import static io.billfold.billing.tax.id.WeightedSum.crossSum;
import static io.billfold.billing.tax.id.WeightedSum.digit;
import static io.billfold.billing.tax.id.WeightedSum.last;
import static io.billfold.billing.tax.id.WeightedSum.value;

/** Check digits of European numbers that take one formula each. */
final class EuropeanChecks {
    private static final int[] DOWN_FROM_8 = {8, 7, 6, 5, 4, 3, 2};
    private static final int[] CYPRIOT_ODD_PLACES = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
    private static final String SLOVAK_THIRD_DIGITS = "234789";

    private EuropeanChecks() {}

    /** U and eight digits. */
    static boolean austria(String number) {
        int sum = 4;
        for (int i = 1; i <= 7; i++) {
            int value = digit(number, i);
            sum += i % 2 == 0 ? crossSum(2 * value) : value;
        }
        return (10 - sum % 10) % 10 == last(number);
    }

    /** Since 2023 numbers may begin with 1 (before, all began with 0). */
    static boolean belgium(String number) {
        return number.charAt(0) <= '1' && 97 - value(number, 0, 8) % 97 == value(number, 8, 10);
    }

    static boolean cyprus(String number) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            int value = digit(number, i);
            sum += i % 2 == 0 ? CYPRIOT_ODD_PLACES[value] : value;
        }
        return 'A' + sum % 26 == number.charAt(8);
    }

    static boolean denmark(String number) {
        return WeightedSum.of(number, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
    }

    static boolean estonia(String number) {
        return WeightedSum.of(number, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
    }

    static boolean greece(String number) {
        return WeightedSum.of(number, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == last(number);
    }

    static boolean finland(String number) {
        return WeightedSum.of(number, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0;
    }

    static boolean hungary(String number) {
        return WeightedSum.of(number, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0;
    }

    /** Nine digits, or twelve for a temporary registration. */
    static boolean lithuania(String number) {
        int rest = lithuanianSum(number, 0) % 11;
        int check = rest == 10 ? lithuanianSum(number, 2) % 11 : rest;
        return check % 10 == last(number);
    }

    private static int lithuanianSum(String number, int shift) {
        int sum = 0;
        for (int i = 0; i < number.length() - 1; i++) {
            sum += (1 + (i + shift) % 9) * digit(number, i);
        }
        return sum;
    }

    static boolean luxembourg(String number) {
        return value(number, 0, 6) % 89 == value(number, 6, 8);
    }

    static boolean malta(String number) {
        return WeightedSum.of(number, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0;
    }

    /** Companies keep the eleven test; sole traders have MOD 97-10 since 2020. */
    static boolean netherlands(String number) {
        int rest = WeightedSum.of(number, 9, 8, 7, 6, 5, 4, 3, 2) - digit(number, 8);
        return rest % 11 == 0 || Iso7064.mod97("NL" + number);
    }

    static boolean poland(String number) {
        return WeightedSum.of(number, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == last(number);
    }

    static boolean portugal(String number) {
        int check = 11 - WeightedSum.of(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (check > 9 ? 0 : check) == last(number);
    }

    /** Two to ten digits; zeros before them count for nothing. */
    static boolean romania(String number) {
        String body = "0".repeat(10 - number.length()) + number;
        return 10 * WeightedSum.of(body, 7, 5, 3, 2, 1, 7, 5, 3, 2) % 11 % 10 == last(number);
    }

    /** The organisation's number and 01. */
    static boolean sweden(String number) {
        return Luhn.holds(number.substring(0, 10));
    }

    static boolean slovenia(String number) {
        int check = 11 - WeightedSum.of(number, DOWN_FROM_8) % 11;
        return check != 11 && check % 10 == last(number);
    }

    static boolean slovakia(String number) {
        return number.charAt(0) != '0'
                && SLOVAK_THIRD_DIGITS.indexOf(number.charAt(2)) >= 0
                && value(number, 0, 10) % 11 == 0;
    }

    static boolean switzerland(String number) {
        int rest = WeightedSum.of(number, 5, 4, 3, 2, 7, 6, 5, 4) % 11;
        return (11 - rest) % 11 == last(number);
    }

    static boolean norway(String number) {
        return WeightedSum.of(number, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
    }

    static boolean ukraine(String number) {
        boolean isMiddle = number.charAt(0) >= '3' && number.charAt(0) <= '5';
        int rest = (isMiddle ? middle(number, 0) : upwards(number, 0)) % 11;
        int second = (isMiddle ? middle(number, 2) : upwards(number, 2)) % 11 % 10;
        return (rest == 10 ? second : rest) == last(number);
    }

    private static int middle(String number, int raised) {
        int plain = WeightedSum.of(number, 7, 1, 2, 3, 4, 5, 6);
        return plain + raised * WeightedSum.of(number, 1, 1, 1, 1, 1, 1, 1);
    }

    private static int upwards(String number, int raised) {
        int plain = WeightedSum.of(number, 1, 2, 3, 4, 5, 6, 7);
        return plain + raised * WeightedSum.of(number, 1, 1, 1, 1, 1, 1, 1);
    }
}

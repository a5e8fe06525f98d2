package io.billfold.billing.tax.id;

import static io.billfold.billing.tax.id.WeightedSum.digit;
import static io.billfold.billing.tax.id.WeightedSum.last;

/** Check digits of American numbers. */
final class AmericanChecks {
    private static final int[] ARGENTINE = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    /** From the right, behind the check digit. */
    private static final int[] COLOMBIAN = {3, 7, 13, 17, 19, 23, 29, 37, 41};

    private static final String MEXICAN = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";

    private AmericanChecks() {}

    static boolean argentina(String number) {
        int check = 11 - WeightedSum.of(number, ARGENTINE) % 11;
        return switch (check) {
            case 11 -> last(number) == 0;
            case 10 -> last(number) == 9;
            default -> last(number) == check;
        };
    }

    static boolean peru(String number) {
        return (11 - WeightedSum.of(number, ARGENTINE) % 11) % 10 == last(number);
    }

    /** CNPJ: letters are allowed since July 2026 and count as their ASCII code less 48. */
    static boolean brazil(String number) {
        int first = WeightedSum.of(number, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2);
        int second = WeightedSum.of(number, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2);
        return brazilian(first) == digit(number, 12) && brazilian(second) == digit(number, 13);
    }

    private static int brazilian(int sum) {
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }

    /** Business number; the account behind it does not count. */
    static boolean canada(String number) {
        return Luhn.holds(number.substring(0, 9));
    }

    /** RUT: the last is a digit, or K for ten. */
    static boolean chile(String number) {
        int sum = 0;
        for (int i = number.length() - 2; i >= 0; i--) {
            sum += (2 + (number.length() - 2 - i) % 6) * digit(number, i);
        }
        int check = 11 - sum % 11;
        char expected = check == 10 ? 'K' : (char) ('0' + check % 11);
        return number.charAt(number.length() - 1) == expected;
    }

    /** NIT. */
    static boolean colombia(String number) {
        int sum = 0;
        for (int i = 0; i < number.length() - 1; i++) {
            sum += COLOMBIAN[i] * digit(number, number.length() - 2 - i);
        }
        int rest = sum % 11;
        return (rest < 2 ? rest : 11 - rest) == last(number);
    }

    /** RFC: three letters of a company or four of a person; a blank stands for the fourth. */
    static boolean mexico(String number) {
        String body = " ".repeat(13 - number.length()) + number;
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (13 - i) * MEXICAN.indexOf(body.charAt(i));
        }
        return MEXICAN.charAt((11 - sum % 11) % 11) == body.charAt(12);
    }
}

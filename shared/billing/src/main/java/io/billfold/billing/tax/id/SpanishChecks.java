package io.billfold.billing.tax.id;

import static io.billfold.billing.tax.id.WeightedSum.crossSum;
import static io.billfold.billing.tax.id.WeightedSum.digit;
import static io.billfold.billing.tax.id.WeightedSum.value;

/** Spanish NIF: DNI of a citizen, NIE of a foreigner (X, Y, Z), CIF of a company. */
final class SpanishChecks {
    private static final String PERSON_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String COMPANY_LETTERS = "JABCDEFGHI";
    private static final String COMPANY_KINDS = "ABCDEFGHJNPQRSUVW";

    /** Children, citizens abroad and foreigners without another number. */
    private static final String PERSON_KINDS = "KLM";

    private static final String FOREIGNERS = "XYZ";

    private SpanishChecks() {}

    static boolean any(String number) {
        char first = number.charAt(0);
        if (first >= '0' && first <= '9') {
            return isPerson(value(number, 0, 8), number);
        }
        int foreigner = FOREIGNERS.indexOf(first);
        if (foreigner >= 0) {
            return isPerson(foreigner * 10_000_000L + value(number, 1, 8), number);
        }
        return PERSON_KINDS.indexOf(first) >= 0
                ? isPerson(value(number, 1, 8), number)
                : COMPANY_KINDS.indexOf(first) >= 0 && isCompany(number);
    }

    private static boolean isPerson(long serial, String number) {
        return PERSON_LETTERS.charAt((int) (serial % 23)) == number.charAt(8);
    }

    /** The check is a digit or a letter, by the kind of company. */
    private static boolean isCompany(String number) {
        int sum = 0;
        for (int i = 1; i <= 7; i++) {
            int value = digit(number, i);
            sum += i % 2 == 1 ? crossSum(2 * value) : value;
        }
        int check = (10 - sum % 10) % 10;
        return number.charAt(8) == '0' + check || number.charAt(8) == COMPANY_LETTERS.charAt(check);
    }
}

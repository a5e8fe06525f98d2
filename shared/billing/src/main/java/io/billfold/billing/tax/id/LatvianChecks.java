package io.billfold.billing.tax.id;

import static io.billfold.billing.tax.id.WeightedSum.last;
import static io.billfold.billing.tax.id.WeightedSum.value;

/** Latvian numbers: companies begin with 4 or more, persons with their birth date or 32. */
final class LatvianChecks {
    /** Codes of persons tell no date since July 2017. */
    private static final String WITHOUT_DATE = "32";

    private static final int NO_STEP = 100;

    private LatvianChecks() {}

    static boolean any(String number) {
        return number.charAt(0) > '3' ? isCompany(number) : isPerson(number);
    }

    private static boolean isCompany(String number) {
        return WeightedSum.of(number, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;
    }

    private static boolean isPerson(String number) {
        int sum = 1 + WeightedSum.of(number, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9);
        boolean hasDate = BirthDates.isPossible(value(number, 2, 4), value(number, 0, 2), NO_STEP);
        return (number.startsWith(WITHOUT_DATE) || hasDate) && sum % 11 % 10 == last(number);
    }
}

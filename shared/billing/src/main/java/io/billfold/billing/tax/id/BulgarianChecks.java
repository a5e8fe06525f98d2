package io.billfold.billing.tax.id;

import static io.billfold.billing.tax.id.WeightedSum.last;
import static io.billfold.billing.tax.id.WeightedSum.value;

/** Bulgarian numbers: nine digits of a company, ten of a person, a foreigner, or another one. */
final class BulgarianChecks {
    /** Months are raised by 20 before 1900 and by 40 after 1999. */
    private static final int CENTURY_STEP = 20;

    private BulgarianChecks() {}

    static boolean company(String number) {
        int rest = WeightedSum.of(number, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
        int second = WeightedSum.of(number, 3, 4, 5, 6, 7, 8, 9, 10) % 11;
        return (rest == 10 ? second : rest) % 10 == last(number);
    }

    static boolean person(String number) {
        return isCivilNumber(number) || isForeigner(number) || isOther(number);
    }

    private static boolean isCivilNumber(String number) {
        return BirthDates.isPossible(value(number, 2, 4), value(number, 4, 6), CENTURY_STEP)
                && WeightedSum.of(number, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == last(number);
    }

    private static boolean isForeigner(String number) {
        return WeightedSum.of(number, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10 == last(number);
    }

    private static boolean isOther(String number) {
        int rest = WeightedSum.of(number, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return (11 - rest) % 11 == last(number);
    }
}

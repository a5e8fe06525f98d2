package io.billfold.billing.tax.id;

import static io.billfold.billing.tax.id.WeightedSum.last;
import static io.billfold.billing.tax.id.WeightedSum.value;

/** Czech numbers: eight digits of a company, nine or ten of a person's birth number. */
final class CzechChecks {
    private static final int[] DOWN_FROM_8 = {8, 7, 6, 5, 4, 3, 2};

    /** Women's months are raised by 50, and since 2004 months may be raised by 20 beside. */
    private static final int SEX_STEP = 50;

    private static final int SERIES_STEP = 20;

    /** Birth numbers have ten digits since 1954. */
    private static final int OLD_YEAR_MAX = 53;

    /** And such years of nine digits are of the century before. */
    private static final int CENTURY_BEFORE_YEAR = 80;

    private CzechChecks() {}

    static boolean company(String number) {
        int check = (11 - WeightedSum.of(number, DOWN_FROM_8) % 11) % 11;
        return number.charAt(0) != '9' && (check == 0 ? 1 : check) % 10 == last(number);
    }

    /** Persons without a birth number: nine digits that begin with 6, which does not count. */
    static boolean special(String number) {
        int rest = WeightedSum.from(1, number, DOWN_FROM_8) % 11;
        return number.charAt(0) == '6' && Math.floorMod(8 - (10 - rest) % 11, 10) == last(number);
    }

    static boolean birth(String number) {
        return hasBirthDate(number) && value(number, 0, 9) % 11 % 10 == last(number);
    }

    /** Nine digits without a check digit. */
    static boolean oldBirth(String number) {
        long year = value(number, 0, 2);
        return hasBirthDate(number) && (year <= OLD_YEAR_MAX || year >= CENTURY_BEFORE_YEAR);
    }

    private static boolean hasBirthDate(String number) {
        return BirthDates.isPossible(
                value(number, 2, 4) % SEX_STEP, value(number, 4, 6), SERIES_STEP);
    }
}

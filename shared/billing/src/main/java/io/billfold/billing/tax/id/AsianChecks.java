package io.billfold.billing.tax.id;

import static io.billfold.billing.tax.id.WeightedSum.crossSum;
import static io.billfold.billing.tax.id.WeightedSum.digit;
import static io.billfold.billing.tax.id.WeightedSum.last;

/** Check digits of Asian numbers. */
final class AsianChecks {
    private static final int[] TAIWANESE = {1, 2, 1, 2, 1, 2, 4, 1};

    private AsianChecks() {}

    static boolean turkey(String number) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int value = (digit(number, i) + 9 - i) % 10;
            sum += value == 9 ? 9 : (value << (9 - i)) % 9;
        }
        return (10 - sum % 10) % 10 == last(number);
    }

    /** The last digit tells legal (1) from natural (2) persons. */
    static boolean azerbaijan(String number) {
        int check = WeightedSum.of(number, 4, 1, 8, 6, 2, 7, 5, 3) % 11;
        return check == digit(number, 8) && (last(number) == 1 || last(number) == 2);
    }

    /** GSTIN: the state's code, the PAN, which registration of it, Z, the check character. */
    static boolean india(String number) {
        return GstStates.isKnown(number) && Luhn.holdsBase36(number);
    }

    /** The first digit, behind a T or not, checks the twelve behind it. */
    static boolean japan(String number) {
        int first = number.length() - 13;
        int sum = WeightedSum.from(first + 1, number, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1);
        return 9 - sum % 9 == digit(number, first);
    }

    static boolean korea(String number) {
        int sum = WeightedSum.of(number, 1, 3, 7, 1, 3, 7, 1, 3, 5) + 5 * digit(number, 8) / 10;
        return (10 - sum % 10) % 10 == last(number);
    }

    /** Divisible by 5 since April 2023, before by 10; with 7 as seventh digit one less will do. */
    static boolean taiwan(String number) {
        int sum = 0;
        for (int i = 0; i < TAIWANESE.length; i++) {
            sum += crossSum(TAIWANESE[i] * digit(number, i));
        }
        return sum % 5 == 0 || (number.charAt(6) == '7' && (sum + 1) % 5 == 0);
    }

    static boolean thailand(String number) {
        int rest = WeightedSum.of(number, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (11 - rest) % 10 == last(number);
    }

    /** Three digits of a branch behind them don't count. */
    static boolean vietnam(String number) {
        int rest = WeightedSum.of(number, 31, 29, 23, 19, 17, 13, 7, 5, 3) % 11;
        return 10 - rest == digit(number, 9);
    }
}

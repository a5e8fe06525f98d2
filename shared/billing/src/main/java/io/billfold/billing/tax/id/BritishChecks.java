package io.billfold.billing.tax.id;

import static io.billfold.billing.tax.id.WeightedSum.value;

/** British numbers; those of Northern Ireland are the same behind XI. */
final class BritishChecks {
    /** Departments have numbers below, health authorities from here on. */
    private static final int HEALTH_FROM = 500;

    private BritishChecks() {}

    /** Nine digits, and three more of a branch, which don't count. */
    static boolean standard(String number) {
        long sum = WeightedSum.of(number, 8, 7, 6, 5, 4, 3, 2) + value(number, 7, 9);
        return sum % 97 == 0 || (sum + 55) % 97 == 0;
    }

    static boolean government(String number) {
        return value(number, 2, 5) < HEALTH_FROM;
    }

    static boolean health(String number) {
        return value(number, 2, 5) >= HEALTH_FROM;
    }
}

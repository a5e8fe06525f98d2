package io.billfold.billing.tax.id;

/** Birth dates in the numbers of persons: whether there can be such a day. */
final class BirthDates {
    private static final int DAYS_MAX = 31;
    private static final int MONTHS = 12;

    private BirthDates() {}

    /**
     * Whether month and day can be those of a date. Months may be raised by multiples of a step,
     * which tell sex or century.
     */
    static boolean isPossible(long month, long day, int step) {
        long plain = month % step;
        return plain >= 1 && plain <= MONTHS && day >= 1 && day <= DAYS_MAX;
    }
}

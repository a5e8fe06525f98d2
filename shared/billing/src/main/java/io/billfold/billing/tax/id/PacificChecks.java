package io.billfold.billing.tax.id;

import static io.billfold.billing.tax.id.WeightedSum.last;

/** Check digits of Australia and New Zealand. */
final class PacificChecks {
    private PacificChecks() {}

    /** ABN: one is taken from the first digit, whose weight is 10. */
    static boolean australia(String number) {
        int sum = WeightedSum.of(number, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10;
        return sum % 89 == 0;
    }

    /** IRD: eight or nine digits; other weights where the first ones come to 10. */
    static boolean newZealand(String number) {
        String body = "0".repeat(9 - number.length()) + number;
        int first = check(WeightedSum.of(body, 3, 2, 7, 6, 5, 4, 3, 2));
        int second = check(WeightedSum.of(body, 7, 4, 3, 2, 5, 2, 7, 6));
        return (first == 10 ? second : first) == last(number);
    }

    private static int check(int sum) {
        return (11 - sum % 11) % 11;
    }
}

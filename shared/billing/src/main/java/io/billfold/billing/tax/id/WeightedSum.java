package io.billfold.billing.tax.id;

/** Weights times digits, left to right, summed up: the family of most check digits. */
final class WeightedSum {
    private WeightedSum() {}

    /** Over as many digits as there are weights. */
    static int of(String number, int... weights) {
        return from(0, number, weights);
    }

    /**
     * Over the digits from a position.
     *
     * @param number a letter counts as its ASCII code less 48, as in a Brazilian CNPJ
     */
    static int from(int start, String number, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(number, start + i);
        }
        return sum;
    }

    /** One digit, from 0. */
    static int digit(String number, int at) {
        return number.charAt(at) - '0';
    }

    /** The last digit. */
    static int last(String number) {
        return digit(number, number.length() - 1);
    }

    /** What digits from one position to another, exclusive, say as a number. */
    static long value(String number, int from, int to) {
        return Long.parseLong(number, from, to, 10);
    }

    /** The sum of a number's own decimal digits: 14 becomes 5. */
    static int crossSum(int number) {
        return number / 10 + number % 10;
    }
}

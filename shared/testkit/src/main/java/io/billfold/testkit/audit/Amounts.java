package io.billfold.testkit.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Amounts in major units, as documents have them, and in minor units, as sums are kept. */
final class Amounts {
    private Amounts() {}

    /** How many decimals ISO 4217 gives a currency, for example 2 for EUR. */
    static int decimals(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    /**
     * Minor units of an amount, for example 11841 of {@code 118.41}.
     *
     * @throws ArithmeticException when it is finer than the currency
     */
    static long minor(String amount, String currency) {
        return new BigDecimal(amount).movePointRight(decimals(currency)).longValueExact();
    }

    /** An amount as documents have it. */
    static String printed(long minor, String currency) {
        return BigDecimal.valueOf(minor, decimals(currency)).toPlainString();
    }

    /** An exact amount in minor units of a currency. */
    static long rounded(BigDecimal exact, String currency, RoundingMode mode) {
        return exact.movePointRight(decimals(currency)).setScale(0, mode).longValueExact();
    }
}

package io.billfold.events;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;

/**
 * Stripe's amounts: whole numbers in what Stripe takes for a currency's smallest unit. That is ISO
 * 4217's, but for the currencies here (docs.stripe.com/currencies, sections "Zero-decimal" and
 * "Special cases", retrieved 2026-11-21).
 */
final class StripeAmount {
    /**
     * Decimals in Stripe's amounts where ISO 4217 has others. ISK and UGX lost theirs, and amounts
     * still carry two zeros (500 is 5 ISK); MGA has two decimals that Stripe does not use.
     */
    private static final Map<String, Integer> DECIMALS = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

    private StripeAmount() {}

    /**
     * Reads an amount, which may be negative.
     *
     * @param units as sent, for example 2368
     * @param currency as sent, for example {@code eur}
     * @throws IllegalArgumentException when the currency is unknown, or the amount is finer than
     *     its smallest unit
     */
    static Money of(long units, String currency) {
        CurrencyUnit unit = currency(currency);
        int decimals = DECIMALS.getOrDefault(unit.getCode(), unit.getDecimalPlaces());
        try {
            return Money.of(unit, BigDecimal.valueOf(units, decimals), RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "amount " + units + " of " + currency + " is finer than its smallest unit", e);
        }
    }

    private static CurrencyUnit currency(String code) {
        try {
            return CurrencyUnit.of(code.toUpperCase(Locale.ROOT));
        } catch (IllegalCurrencyException e) {
            throw new IllegalArgumentException(
                    "currency '" + Forms.shortened(code) + "' is not known", e);
        }
    }
}

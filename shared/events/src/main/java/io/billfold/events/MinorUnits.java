package io.billfold.events;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;

/**
 * What a provider takes for a currency's smallest unit, in which its amounts are whole numbers.
 * That is ISO 4217's, but for a few currencies.
 *
 * @param decimals of the currencies in which the provider has others than ISO 4217
 */
public record MinorUnits(Map<String, Integer> decimals) {
    /**
     * Stripe (docs.stripe.com/currencies, sections "Zero-decimal" and "Special cases", retrieved
     * 2026-11-21): ISK and UGX lost their decimals, and amounts still carry two zeros (500 is 5
     * ISK); MGA has two decimals that Stripe does not use.
     */
    public static final MinorUnits STRIPE = new MinorUnits(Map.of("ISK", 2, "UGX", 2, "MGA", 0));

    /**
     * Adyen (docs.adyen.com/development-resources/currency-codes, as remembered, not retrieved;
     * confidence medium): CLP and ISK with two decimals, CVE and IDR without.
     */
    public static final MinorUnits ADYEN =
            new MinorUnits(Map.of("CLP", 2, "ISK", 2, "CVE", 0, "IDR", 0));

    public MinorUnits {
        decimals = Map.copyOf(decimals);
    }

    /**
     * Reads an amount, which may be negative.
     *
     * @param units as sent, for example 2368
     * @param currency as sent, for example {@code eur}
     * @throws IllegalArgumentException when the currency is unknown, or the amount is finer than
     *     its smallest unit
     */
    public Money amount(long units, String currency) {
        CurrencyUnit unit = currency(currency);
        int places = decimals.getOrDefault(unit.getCode(), unit.getDecimalPlaces());
        return exact(unit, BigDecimal.valueOf(units, places), units + " of " + currency);
    }

    /**
     * An amount as the provider wants it, for example 2368 for EUR 23.68.
     *
     * @throws ArithmeticException when the provider knows no unit as small
     */
    public long units(Money amount) {
        CurrencyUnit unit = amount.getCurrencyUnit();
        int places = decimals.getOrDefault(unit.getCode(), unit.getDecimalPlaces());
        return amount.getAmount().movePointRight(places).longValueExact();
    }

    /**
     * An amount that was sent as a decimal.
     *
     * @throws IllegalArgumentException as {@link #amount}
     */
    static Money decimal(BigDecimal value, String currency) {
        return exact(currency(currency), value, value.toPlainString() + " of " + currency);
    }

    private static Money exact(CurrencyUnit unit, BigDecimal value, String sent) {
        try {
            return Money.of(unit, value, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "amount " + sent + " is finer than its smallest unit", e);
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

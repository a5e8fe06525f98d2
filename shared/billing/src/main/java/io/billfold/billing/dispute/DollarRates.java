package io.billfold.billing.dispute;

import io.billfold.billing.exchange.PublishedDay;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a unit of a currency is worth in dollars, in which the networks state their limits. Good
 * enough to see a limit come near; no money is booked by it.
 *
 * @param perUnit by currency; always 1 for dollars
 */
public record DollarRates(Map<String, BigDecimal> perUnit) {
    private static final String DOLLAR = "USD";

    /** Nothing is known but the dollar itself. */
    public static final DollarRates NONE = new DollarRates(Map.of());

    public DollarRates {
        Map<String, BigDecimal> all = new TreeMap<>(perUnit);
        all.put(DOLLAR, BigDecimal.ONE);
        perUnit = Map.copyOf(all);
    }

    /** By what a central bank published on a day: units for one euro. */
    public static DollarRates of(PublishedDay day) {
        BigDecimal dollars = day.rate(DOLLAR);
        if (dollars == null) {
            return NONE;
        }
        Map<String, BigDecimal> perUnit = new TreeMap<>(Map.of("EUR", dollars));
        day.perEuro()
                .forEach(
                        (currency, units) ->
                                perUnit.put(
                                        currency, dollars.divide(units, MathContext.DECIMAL32)));
        return new DollarRates(perUnit);
    }

    /** An amount in dollars; empty where no rate is known. */
    public Optional<BigDecimal> of(Money amount) {
        return Optional.ofNullable(perUnit.get(amount.getCurrencyUnit().getCode()))
                .map(amount.getAmount()::multiply);
    }
}

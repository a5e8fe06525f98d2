package io.billfold.money;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;

/**
 * The price of one unit in major units, for example 0.00045 EUR; it may have more digits than the
 * currency.
 */
public record UnitPrice(CurrencyUnit currency, BigDecimal amount) {
    /** The most digits after the point that a unit price may have. */
    public static final int SCALE_MAX = 12;

    public UnitPrice {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("unit price " + amount + " is negative");
        }
        if (amount.scale() > SCALE_MAX) {
            throw new IllegalArgumentException(
                    "unit price " + amount + " has more than " + SCALE_MAX + " decimals");
        }
    }

    /** Price times quantity, rounded once. */
    public Money times(BigDecimal quantity, RoundingPolicy rounding) {
        return rounding.round(currency, amount.multiply(quantity));
    }
}

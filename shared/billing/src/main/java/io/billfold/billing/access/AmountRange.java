package io.billfold.billing.access;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Totals of one currency.
 *
 * @param from the smallest, not negative
 * @param to the largest, in the same currency
 */
public record AmountRange(Money from, Money to) {
    public AmountRange {
        if (from.isNegative() || to.isLessThan(from)) {
            throw new IllegalArgumentException(
                    "amounts must be from 0 on, and not from " + from + " to " + to);
        }
    }

    /** The currency of both. */
    public CurrencyUnit currency() {
        return from.getCurrencyUnit();
    }

    /** Whether it is one amount. */
    public boolean isExact() {
        return from.isEqual(to);
    }

    /** Whether a total is in it. */
    public boolean holds(Money total) {
        return total.getCurrencyUnit().equals(currency())
                && !total.isLessThan(from)
                && !total.isGreaterThan(to);
    }
}

package io.billfold.billing.catalog;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * A range of units with its price. It begins above the tier before it.
 *
 * @param upTo last unit in it, included, or null for all above
 * @param unitPrice price of a unit, in major units; for percentages the percent
 * @param flatFee what it costs to be in it, in major units
 */
public record Tier(@Nullable BigDecimal upTo, BigDecimal unitPrice, BigDecimal flatFee) {
    public Tier {
        if (unitPrice.signum() < 0 || flatFee.signum() < 0) {
            throw new IllegalArgumentException("prices of a tier must not be negative");
        }
    }

    boolean reaches(BigDecimal quantity) {
        return upTo == null || quantity.compareTo(upTo) <= 0;
    }
}

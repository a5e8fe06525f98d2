package io.billfold.billing.dispute;

import io.billfold.billing.payment.Acquired;

import org.joda.money.Money;

import java.util.EnumMap;
import java.util.Map;

/**
 * What was counted of a month on one merchant id, of one network and currency.
 *
 * @param sums nothing for what did not happen
 */
public record RatioMonth(String provider, Acquired acquired, Map<Counted.What, Sum> sums) {
    public RatioMonth {
        sums = Map.copyOf(sums);
    }

    /** How many, and how much. */
    public record Sum(long number, Money amount) {
        Sum plus(Sum other) {
            return new Sum(Math.addExact(number, other.number), amount.plus(other.amount));
        }
    }

    /** Both together, which are of one merchant id, network and currency. */
    public RatioMonth plus(RatioMonth other) {
        Map<Counted.What, Sum> all = new EnumMap<>(Counted.What.class);
        all.putAll(sums);
        other.sums.forEach((what, sum) -> all.merge(what, sum, Sum::plus));
        return new RatioMonth(provider, acquired, all);
    }
}

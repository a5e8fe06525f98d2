package io.billfold.billing.rating;

import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.ChargeKey;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * An interval of a charge that has been billed: an entry of the ledger of billed portions.
 *
 * @param key what was billed
 * @param period the billing period that it lies in
 * @param from first moment
 * @param to first moment after it
 * @param quantity what it was billed for
 * @param price the version that rated it, for example {@code pro@2}
 * @param isFree whether it was not charged
 * @param gross its price, before discounts
 * @param net what was billed of it, after discounts, with everything that was taken back
 */
public record Portion(
        ChargeKey key,
        Period period,
        LocalDateTime from,
        LocalDateTime to,
        BigDecimal quantity,
        String price,
        boolean isFree,
        Money gross,
        Money net) {
    /** Whether two portions were billed by the same price and quantity. */
    boolean isPricedLike(Portion other) {
        return isFree == other.isFree
                && price.equals(other.price)
                && quantity.compareTo(other.quantity) == 0;
    }

    Portion cut(LocalDateTime begin, LocalDateTime end, Money ofGross, Money ofNet) {
        return new Portion(key, period, begin, end, quantity, price, isFree, ofGross, ofNet);
    }

    Portion withNet(Money billed) {
        return new Portion(key, period, from, to, quantity, price, isFree, gross, billed);
    }
}

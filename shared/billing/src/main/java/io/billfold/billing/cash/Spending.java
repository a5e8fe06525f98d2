package io.billfold.billing.cash;

import io.billfold.billing.cash.CashDecision.Wanted;

import org.joda.money.Money;

import java.math.BigDecimal;

/**
 * How much money is spent on an invoice.
 *
 * @param cash in the entry's currency
 * @param value what that counts for in the invoice's
 */
record Spending(Money cash, Money value) {
    /** Whether the bank exchanged the money from the currency of an amount. */
    static boolean isExchangedFrom(Cash cash, Money amount) {
        Exchange exchange = cash.entry().exchange();
        return exchange != null && exchange.from().isSameCurrency(amount);
    }

    /**
     * What is wanted, or as much as is there and open.
     *
     * @param left of the money
     * @param open of the invoice; where it is in another currency than the money, what it settles
     *     is said or the bank exchanged it from that one
     */
    static Spending of(Cash cash, Money left, Wanted wanted, Money open) {
        Money amount = wanted.amount();
        if (open.isSameCurrency(left)) {
            Money spent = amount == null ? smaller(left, open) : amount;
            return new Spending(spent, spent);
        }
        BigDecimal settles = wanted.settles();
        Money spent = amount == null ? left : amount;
        return settles == null
                ? exchanged(cash, spent, open, amount == null)
                : new Spending(spent, Money.of(open.getCurrencyUnit(), settles));
    }

    /** What the bank exchanged; no more than is open where no amount was named. */
    private static Spending exchanged(Cash cash, Money spent, Money open, boolean isUpToOpen) {
        Exchange exchange = cash.entry().exchange();
        if (exchange == null) {
            throw new IllegalArgumentException(cash.id() + " was not exchanged");
        }
        Money whole = cash.entry().amount();
        Money value = exchange.before(spent, whole);
        Money needed = Exchange.share(whole, open, exchange.from());
        boolean isAllOfIt = needed.isEqual(spent) || (isUpToOpen && value.isGreaterThan(open));
        return isAllOfIt ? new Spending(needed, open) : new Spending(spent, value);
    }

    private static Money smaller(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }
}

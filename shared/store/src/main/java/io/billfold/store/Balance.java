package io.billfold.store;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.ledger.LedgerAccount;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.util.Map;

/**
 * What was posted to each ledger account, of a customer or of a seller, in one currency.
 *
 * @param seller whose ledger
 * @param currency of every amount
 * @param sides what was posted; a ledger account without postings is left out
 */
public record Balance(SellerId seller, CurrencyUnit currency, Map<LedgerAccount, Sides> sides) {
    public Balance {
        sides = Map.copyOf(sides);
    }

    /** The sums of both sides of a ledger account. */
    public record Sides(Money debit, Money credit) {
        /** Debit less credit: positive for what is owed to us. */
        public Money net() {
            return debit.minus(credit);
        }

        Sides plus(Sides other) {
            return new Sides(debit.plus(other.debit), credit.plus(other.credit));
        }
    }

    /** Debit less credit of a ledger account; zero where nothing was posted. */
    public Money net(LedgerAccount account) {
        Sides posted = sides.get(account);
        return posted == null ? Money.zero(currency) : posted.net();
    }

    /** What the customer owes over all; below zero where it is owed something. */
    public Money owed() {
        Money owed = Money.zero(currency);
        for (Map.Entry<LedgerAccount, Sides> posted : sides.entrySet()) {
            if (posted.getKey().isOfCustomer()) {
                owed = owed.plus(posted.getValue().net());
            }
        }
        return owed;
    }

    /** Whether debits equal credits over all ledger accounts, as they must. */
    public boolean isBalanced() {
        return sides.values().stream()
                .map(Sides::net)
                .reduce(Money.zero(currency), Money::plus)
                .isZero();
    }
}

package io.billfold.buildauditpackage;

import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.document.books.Tally;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What books say before the first entry, by currency.
 *
 * @param tallies of the period's entries
 * @param opening debit less credit of ledger accounts before the period
 */
record BookPlan(
        SortedMap<CurrencyUnit, Tally> tallies,
        Map<CurrencyUnit, Map<LedgerAccount, Money>> opening) {
    BookPlan {
        tallies = new TreeMap<>(tallies);
        opening = Map.copyOf(opening);
    }

    /** How many entries the period has, in all currencies. */
    long entries() {
        return tallies.values().stream().mapToLong(Tally::entries).sum();
    }

    /** Before the period, of a currency. */
    Map<LedgerAccount, Money> opening(CurrencyUnit currency) {
        return opening.getOrDefault(currency, Map.of());
    }
}

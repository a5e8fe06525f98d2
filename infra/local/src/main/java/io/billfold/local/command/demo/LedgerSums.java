package io.billfold.local.command.demo;

import io.billfold.store.Balance;

import org.joda.money.Money;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Debits and credits of all sellers and ledger accounts in one currency. */
record LedgerSums(Money debits, Money credits) {
    /** By currency code. */
    static Map<String, LedgerSums> of(List<Balance> balances) {
        Map<String, LedgerSums> sums = new TreeMap<>();
        for (Balance balance : balances) {
            balance.sides()
                    .values()
                    .forEach(
                            sides ->
                                    sums.merge(
                                            balance.currency().getCode(),
                                            new LedgerSums(sides.debit(), sides.credit()),
                                            LedgerSums::plus));
        }
        return sums;
    }

    private LedgerSums plus(LedgerSums other) {
        return new LedgerSums(debits.plus(other.debits), credits.plus(other.credits));
    }
}

package io.billfold.billing.payout;

import io.billfold.billing.cash.Cash;
import io.billfold.billing.ledger.LedgerEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is to be stored together.
 *
 * @param after the payout
 * @param cash the entry of the bank that is the payout, or null while it is awaited
 * @param entries what to book
 */
public record PayoutChange(Payout after, @Nullable Cash cash, List<LedgerEntry> entries) {
    public PayoutChange {
        entries = List.copyOf(entries);
    }
}

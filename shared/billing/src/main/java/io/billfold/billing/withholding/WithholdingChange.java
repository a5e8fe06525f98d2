package io.billfold.billing.withholding;

import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.LedgerEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is to be stored together.
 *
 * @param after the claim
 * @param receivable what the customer owes after it; null where that does not change
 * @param entries what to book
 */
public record WithholdingChange(
        WithholdingReceivable after, @Nullable Receivable receivable, List<LedgerEntry> entries) {
    public WithholdingChange {
        entries = List.copyOf(entries);
    }
}

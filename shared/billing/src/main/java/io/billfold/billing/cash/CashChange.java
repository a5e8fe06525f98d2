package io.billfold.billing.cash;

import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.LedgerEntry;

import java.util.List;

/**
 * What is to be stored together.
 *
 * @param after the entry
 * @param receivables those that change, after it
 * @param entries what to book
 * @param settled what it settles that it did not settle before; of a return what it settled
 * @param paid invoices of which nothing is open any more
 */
public record CashChange(
        Cash after,
        List<Receivable> receivables,
        List<LedgerEntry> entries,
        List<Allocation> settled,
        List<InvoiceNumber> paid) {
    public CashChange {
        receivables = List.copyOf(receivables);
        entries = List.copyOf(entries);
        settled = List.copyOf(settled);
        paid = List.copyOf(paid);
    }
}

package io.billfold.billing.dispute;

import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.LedgerEntry;

import java.util.List;

/**
 * What a report changes.
 *
 * @param after the case after the report
 * @param receivableAfter the invoice's receivable, with the amount that is argued about
 * @param moved the movements that were not booked before
 * @param held the movements that became known and that a person must book
 * @param entries what to book; empty for a report that only repeats
 * @param opened whether the case was not known before
 * @param closed whether this report ended it, or gave an ended case another outcome
 * @param changed whether anything differs from what was known; if not, there is nothing to store
 */
public record DisputeChange(
        Dispute after,
        Receivable receivableAfter,
        List<Movement> moved,
        List<Movement> held,
        List<LedgerEntry> entries,
        boolean opened,
        boolean closed,
        boolean changed) {
    public DisputeChange {
        moved = List.copyOf(moved);
        held = List.copyOf(held);
        entries = List.copyOf(entries);
    }
}

package io.billfold.billing.dispute;

import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.ledger.LedgerEntry;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The entries that a case asks for. Entries can't be taken back, and reports come in any order; so
 * what a set of reports asks for is never less than what a part of it asks for, and what is in the
 * ledger in the end is the same for every order:
 *
 * <ul>
 *   <li>a movement is booked once, by its id, at its own date;
 *   <li>each time that the case became a lost one, in the order of the provider's times, each
 *       movement is given up once: {@code loss:<movement>.<n>};
 *   <li>each time that a lost case came to life again, that is turned back: {@code
 *       revival:<movement>.<n>}.
 * </ul>
 *
 * A late report between two others may add a time, and can't remove one. Losses are booked on the
 * day on which they become known, so that a month that was reported does not change.
 */
final class DisputeEntries {
    private DisputeEntries() {}

    /** All entries by their ids, but for those about a receivable that was opened again. */
    static Map<String, LedgerEntry> of(Dispute dispute, LocalDate today) {
        Map<String, LedgerEntry> entries = new LinkedHashMap<>();
        for (DisputeMovement movement : dispute.movements()) {
            if (movement.value() != null) {
                Bookings.disputeMoneyMoved(dispute, movement).forEach(it -> put(entries, it));
                addLosses(entries, dispute, movement, today);
            }
        }
        return entries;
    }

    private static void addLosses(
            Map<String, LedgerEntry> entries,
            Dispute dispute,
            DisputeMovement movement,
            LocalDate today) {
        for (int time = 1; time <= dispute.timesLost(); time++) {
            Bookings.disputeLost(dispute, movement, time, today).ifPresent(it -> put(entries, it));
        }
        for (int time = 1; time <= dispute.timesRevived(); time++) {
            Bookings.disputeRevived(dispute, movement, time, today)
                    .ifPresent(it -> put(entries, it));
        }
    }

    private static void put(Map<String, LedgerEntry> entries, LedgerEntry entry) {
        entries.put(entry.id(), entry);
    }
}

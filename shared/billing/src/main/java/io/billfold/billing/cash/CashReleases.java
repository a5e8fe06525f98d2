package io.billfold.billing.cash;

import io.billfold.billing.ledger.LedgerEntry;

import java.time.LocalDate;
import java.util.List;

/** Money of which nobody knew whose it is, and which turns out to be no customer's. */
public final class CashReleases {
    private CashReleases() {}

    /**
     * It leaves unidentified cash through the bank account; nothing for money that went, which was
     * never booked.
     */
    public static List<LedgerEntry> unidentified(Cash cash, LocalDate on) {
        CashBookings bookings = new CashBookings(cash, cash.steps().size(), on);
        if (cash.unapplied().isPositive()) {
            bookings.takenBack(CashBookings.holder(cash.account()), cash.unapplied());
        }
        return bookings.entries();
    }
}

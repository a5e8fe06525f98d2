package io.billfold.billing.revenue;

import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;

import org.joda.money.Money;

import java.time.YearMonth;
import java.util.List;

/** What becoming revenue posts. */
public final class RevenueBookings {
    /** How the ids of these entries begin. */
    public static final String ID_PREFIX = "revenue:";

    private RevenueBookings() {}

    /**
     * Dr deferred revenue, Cr revenue, on the month's last day; the other way round for what was
     * given back.
     *
     * @param part what of the document is for the month
     */
    public static LedgerEntry earned(Deferral deferral, YearMonth month, Money part) {
        Money amount = part.abs();
        List<Posting> postings =
                part.isPositive()
                        ? List.of(
                                Posting.debit(LedgerAccount.DEFERRED_REVENUE, amount),
                                Posting.credit(LedgerAccount.REVENUE, amount))
                        : List.of(
                                Posting.debit(LedgerAccount.REVENUE, amount),
                                Posting.credit(LedgerAccount.DEFERRED_REVENUE, amount));
        return new LedgerEntry(
                ID_PREFIX + deferral.document() + "." + month,
                month.atEndOfMonth(),
                deferral.seller(),
                deferral.account(),
                deferral.document().toString(),
                "Revenue of " + month + " from " + deferral.document(),
                postings);
    }
}

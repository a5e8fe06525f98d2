package io.billfold.billing.withholding;

import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.payment.Payment;

import java.util.List;

/**
 * What withholding posts, beside the payment that it came with. The payment books what arrived, and
 * this the rest: together they settle the invoice.
 */
public final class WithholdingBookings {
    private WithholdingBookings() {}

    /**
     * Dr withholding receivable, Cr receivable.
     *
     * @throws IllegalArgumentException when it was not withheld of the invoice that was paid, or in
     *     another currency
     */
    public static LedgerEntry withheld(WithholdingReceivable withheld, Payment payment) {
        return entry(
                "withholding:",
                "Withheld of ",
                withheld,
                payment,
                List.of(
                        Posting.debit(LedgerAccount.WITHHOLDING_RECEIVABLE, withheld.amount()),
                        Posting.credit(LedgerAccount.RECEIVABLE, withheld.amount())));
    }

    /**
     * Dr receivable, Cr withholding receivable: it turned out not to have been withheld, so it is
     * owed again.
     */
    public static LedgerEntry notWithheld(WithholdingReceivable withheld, Payment payment) {
        return entry(
                "withholding-undone:",
                "Not withheld of ",
                withheld,
                payment,
                List.of(
                        Posting.debit(LedgerAccount.RECEIVABLE, withheld.amount()),
                        Posting.credit(LedgerAccount.WITHHOLDING_RECEIVABLE, withheld.amount())));
    }

    private static LedgerEntry entry(
            String kind,
            String verb,
            WithholdingReceivable withheld,
            Payment payment,
            List<Posting> postings) {
        if (!payment.invoice().equals(withheld.invoice())
                || !payment.amount()
                        .getCurrencyUnit()
                        .equals(withheld.amount().getCurrencyUnit())) {
            throw new IllegalArgumentException(
                    "payment %s of %s for %s has nothing to do with %s withheld of %s"
                            .formatted(
                                    payment.id(),
                                    payment.amount(),
                                    payment.invoice(),
                                    withheld.amount(),
                                    withheld.invoice()));
        }
        return new LedgerEntry(
                kind + payment.id() + "." + withheld.jurisdiction(),
                payment.receivedOn(),
                payment.seller(),
                payment.account(),
                withheld.invoice().toString(),
                "%s%s: %s %d"
                        .formatted(
                                verb, withheld.invoice(), withheld.jurisdiction(), withheld.year()),
                postings);
    }
}

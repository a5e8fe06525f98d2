package io.billfold.billing.withholding;

import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;

import org.joda.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What withholding posts beside a payment. The payment books what arrived, and this the rest:
 * together they settle the invoice. What came with an entry of a bank statement is booked with
 * that.
 */
final class WithholdingBookings {
    private WithholdingBookings() {}

    /** Dr withholding receivable, Cr receivable. */
    static LedgerEntry withheld(WithholdingReceivable claim) {
        return entry(
                "withheld",
                "Withheld of ",
                claim,
                claim.withheldOn(),
                List.of(
                        Posting.debit(LedgerAccount.WITHHOLDING_RECEIVABLE, claim.amount()),
                        Posting.credit(LedgerAccount.RECEIVABLE, claim.amount())));
    }

    /** Dr receivable, Cr withholding receivable: the customer owes it again. */
    static LedgerEntry notWithheld(WithholdingReceivable claim, LocalDate bookedOn) {
        return entry(
                "undone." + claim.steps().size(),
                "Not withheld of ",
                claim,
                bookedOn,
                List.of(
                        Posting.debit(LedgerAccount.RECEIVABLE, claim.amount()),
                        Posting.credit(LedgerAccount.WITHHOLDING_RECEIVABLE, claim.amount())));
    }

    /**
     * Dr income tax, Cr withholding receivable. What the certificate does not prove is given up: Dr
     * bad debts.
     *
     * @param proved from zero to the claim's amount
     */
    static LedgerEntry ended(
            WithholdingReceivable claim, Money proved, String verb, LocalDate bookedOn) {
        List<Posting> postings = new ArrayList<>();
        Money lost = claim.amount().minus(proved);
        if (proved.isPositive()) {
            postings.add(Posting.debit(LedgerAccount.INCOME_TAX, proved));
        }
        if (lost.isPositive()) {
            postings.add(Posting.debit(LedgerAccount.BAD_DEBTS, lost));
        }
        postings.add(Posting.credit(LedgerAccount.WITHHOLDING_RECEIVABLE, claim.amount()));
        return entry("ended." + claim.steps().size(), verb, claim, bookedOn, postings);
    }

    private static LedgerEntry entry(
            String kind,
            String verb,
            WithholdingReceivable claim,
            LocalDate bookedOn,
            List<Posting> postings) {
        return new LedgerEntry(
                "withholding:" + claim.id() + "." + kind,
                bookedOn,
                claim.seller(),
                claim.account(),
                claim.invoice().toString(),
                "%s%s: %s".formatted(verb, claim.invoice(), claim.year()),
                postings);
    }
}

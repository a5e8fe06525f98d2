package io.billfold.billing.payment;

import io.billfold.billing.Problem;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.LedgerEntry;

import org.joda.money.Money;

import java.util.List;

/** What becomes of a payment. */
public sealed interface PaymentDecision {
    /**
     * The money is taken.
     *
     * @param applied what settles the invoice, from zero to what was open
     * @param unapplied what is left over and is owed back or kept for a later invoice
     * @param after the receivable with the payment
     * @param entry what it does to the ledger
     * @param paid whether this payment settled the invoice
     */
    record Applied(
            Money applied, Money unapplied, Receivable after, LedgerEntry entry, boolean paid)
            implements PaymentDecision {}

    /** The payment changes nothing; every problem is named. */
    record Refused(List<Problem> problems) implements PaymentDecision {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}

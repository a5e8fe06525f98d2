package io.billfold.billing.payment;

import io.billfold.billing.Problem;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.payment.PaymentDecision.Applied;
import io.billfold.billing.payment.PaymentDecision.Refused;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.util.ArrayList;
import java.util.List;

/** Applies money to the invoice it names. What exceeds the open amount stays unapplied. */
public final class PaymentRules {
    private PaymentRules() {}

    /** Applies a payment, or refuses it with every reason. */
    public static PaymentDecision apply(Payment payment, Receivable receivable) {
        List<Problem> problems = problems(payment, receivable);
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        Money applied = smaller(payment.amount(), receivable.open());
        Money unapplied = payment.amount().minus(applied);
        Receivable after = receivable.withApplied(applied);
        boolean paid = applied.isPositive() && after.open().isZero();
        LedgerEntry entry = Bookings.paymentRecorded(payment, applied, unapplied);
        return new Applied(applied, unapplied, after, entry, paid);
    }

    private static List<Problem> problems(Payment payment, Receivable receivable) {
        List<Problem> problems = new ArrayList<>();
        if (!payment.invoice().equals(receivable.invoice())) {
            problems.add(
                    new Problem(
                            "invoice",
                            "is " + payment.invoice() + ", not " + receivable.invoice()));
        }
        if (!payment.account().equals(receivable.account())) {
            problems.add(
                    new Problem(
                            "account", "'" + payment.account() + "' does not owe this invoice"));
        }
        if (!payment.seller().equals(receivable.seller())) {
            problems.add(
                    new Problem("seller", "'" + payment.seller() + "' did not issue this invoice"));
        }
        CurrencyUnit invoiced = receivable.total().getCurrencyUnit();
        CurrencyUnit paid = payment.amount().getCurrencyUnit();
        if (!paid.equals(invoiced)) {
            problems.add(
                    new Problem(
                            "amount.currency",
                            "must be " + invoiced + " as on the invoice, was " + paid));
        }
        return problems;
    }

    private static Money smaller(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }
}

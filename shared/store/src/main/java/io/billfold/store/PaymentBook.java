package io.billfold.store;

import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.payment.ChargeTraits;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.payment.PaymentDecision;
import io.billfold.events.InvoicePaid;
import io.billfold.events.PaymentRecorded;
import io.billfold.store.PaymentStore.Recorded;

import org.joda.money.Money;

import java.time.Instant;
import java.util.Locale;

/**
 * Books a payment, the same whoever tells of it: payment, receivable, ledger and events in the
 * caller's transaction.
 */
public class PaymentBook {
    private final PaymentStore payments;
    private final ReceivableStore receivables;
    private final LedgerStore ledger;

    public PaymentBook(PaymentStore payments, ReceivableStore receivables, LedgerStore ledger) {
        this.payments = payments;
        this.receivables = receivables;
        this.ledger = ledger;
    }

    /**
     * Adds a payment to a transaction, which is refused if the payment's id or charge is known or
     * the receivable is not as it was read.
     *
     * @param traits what the provider told of the charge
     * @param applied what was decided about it
     * @param read the receivable that was decided on
     */
    public Recorded add(
            Commit commit,
            Payment payment,
            ChargeTraits traits,
            PaymentDecision.Applied applied,
            Versioned<Receivable> read,
            Instant now) {
        Receivable after = applied.after();
        Recorded recorded =
                new Recorded(
                        payment,
                        applied.applied(),
                        applied.unapplied(),
                        after.open(),
                        after.status().name().toLowerCase(Locale.ROOT));
        payments.record(commit, recorded, traits);
        receivables.replace(commit, after, read.version());
        receivables.publishEntitlements(commit, read, after, now);
        ledger.add(commit, applied.entry());
        payments.publish(commit, recordedEvent(recorded, now));
        if (applied.paid()) {
            payments.publish(commit, paidEvent(payment, now));
        }
        return recorded;
    }

    private static PaymentRecorded recordedEvent(Recorded recorded, Instant now) {
        Payment payment = recorded.payment();
        return PaymentRecorded.of(
                now,
                payment.id(),
                payment.invoice().toString(),
                payment.account().value(),
                payment.amount().getCurrencyUnit().getCode(),
                text(payment.amount()),
                text(recorded.applied()),
                text(recorded.unapplied()));
    }

    private static InvoicePaid paidEvent(Payment payment, Instant now) {
        return InvoicePaid.of(
                now, payment.invoice().toString(), payment.account().value(), payment.id());
    }

    private static String text(Money amount) {
        return amount.getAmount().toPlainString();
    }
}

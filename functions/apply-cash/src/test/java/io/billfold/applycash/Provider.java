package io.billfold.applycash;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.DisputeChange;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.DisputeRules;
import io.billfold.billing.dispute.Movement;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.refunding.RefundPart;
import io.billfold.billing.refunding.Refundable;
import io.billfold.store.Balance;
import io.billfold.store.Commit;
import io.billfold.store.PaymentStore.Recorded;

import org.joda.money.Money;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a payment provider's webhooks brought into the books, each once however often it is told.
 */
final class Provider {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final Bank bank;
    private final String name;

    Provider(Bank bank, String name) {
        this.bank = bank;
        this.name = name;
    }

    /** A charge that settles an invoice of its own. */
    void pays(String charge, String amount) {
        if (bank.stores.payments().find(name + "." + charge).isPresent()) {
            return;
        }
        Payment payment = payment(charge, amount);
        Money none = payment.amount().multipliedBy(0);
        Commit commit = bank.stores.dynamo().begin();
        bank.stores
                .payments()
                .record(commit, new Recorded(payment, payment.amount(), none, none, "paid"));
        bank.stores.ledger().add(commit, Bookings.paymentRecorded(payment, payment.amount(), none));
        bank.stores.dynamo().commit(commit);
    }

    private Payment payment(String charge, String amount) {
        Money money = Money.parse(amount);
        InvoiceNumber invoice = bank.invoice("acme", money.getAmount().toPlainString());
        Receivable owed = bank.receivable(invoice);
        String id = name + "." + charge;
        return new Payment(id, invoice, owed.account(), owed.seller(), money, DAY, name, charge);
    }

    private Payment paid(String charge) {
        return bank.stores.payments().find(name + "." + charge).orElseThrow().payment();
    }

    /** A part of a charge is given back. */
    void refunds(String charge, String amount) {
        Payment payment = paid(charge);
        RefundPart.Source source = new RefundPart.Source(payment.id(), name, charge);
        RefundPart part =
                new RefundPart(
                        payment.account(),
                        payment.seller(),
                        "r-" + charge,
                        1,
                        Money.parse(amount),
                        source,
                        RefundPart.State.DONE,
                        null);
        Commit commit = bank.stores.dynamo().begin();
        bank.stores.refunds().refunded(commit, new Refundable(payment, part.amount()), 0);
        bank.stores.ledger().add(commit, Bookings.refundPaid(part, DAY));
        bank.stores.dynamo().commit(commit);
    }

    /** Money is taken for a dispute. */
    void disputes(String dispute, String charge, Movement movement) {
        if (bank.stores.disputes().find(name, dispute).isPresent()) {
            return;
        }
        Payment payment = paid(charge);
        DisputeReport report =
                new DisputeReport(
                        name,
                        dispute,
                        charge,
                        "evt_" + dispute,
                        "chargeback",
                        null,
                        movement.amount().abs(),
                        "fraudulent",
                        null,
                        null,
                        null,
                        null,
                        movement.movedAt(),
                        List.of(movement));
        Receivable owed = bank.receivable(payment.invoice());
        DisputeChange change = DisputeRules.apply(null, report, payment, owed, DAY);
        Commit commit = bank.stores.disputes().open(bank.stores.dynamo().begin(), change.after());
        for (LedgerEntry entry : change.entries()) {
            bank.stores.ledger().add(commit, entry);
        }
        bank.stores.dynamo().commit(commit);
    }

    /** A movement of the day. */
    static Movement taken(String id, String amount, String fee) {
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        return new Movement(id, Money.parse(amount), Money.parse(fee), at);
    }

    /** Debits less credits of the seller's ledger by currency and account, but those of zero. */
    Map<String, String> balances() {
        Map<String, String> shown = new TreeMap<>();
        YearMonth month = YearMonth.of(2026, 3);
        for (Balance balance :
                bank.stores.ledger().trialBalance(new SellerId("muster-de"), month, month)) {
            for (LedgerAccount account : LedgerAccount.values()) {
                Money net = balance.net(account);
                if (!net.isZero()) {
                    shown.put(account.name(), shown.getOrDefault(account.name(), "") + net + ";");
                }
            }
        }
        return shown;
    }
}

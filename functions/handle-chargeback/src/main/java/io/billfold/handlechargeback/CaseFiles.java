package io.billfold.handlechargeback;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeChange;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.DisputeRules;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.payment.Payment;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DisputeStore;
import io.billfold.store.Dynamo;
import io.billfold.store.PaymentStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** All that belongs to a case, loaded together and changed together. */
@Singleton
class CaseFiles {
    private final PaymentStore payments;
    private final DisputeStore disputes;
    private final ReceivableStore receivables;
    private final CaseBooks books;
    private final Dynamo dynamo;
    private final InstantSource clock;

    CaseFiles(
            PaymentStore payments,
            DisputeStore disputes,
            ReceivableStore receivables,
            CaseBooks books,
            Dynamo dynamo,
            InstantSource clock) {
        this.payments = payments;
        this.disputes = disputes;
        this.receivables = receivables;
        this.books = books;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * What is known of a case.
     *
     * @param dispute the case, or null when this report is the first
     * @param payment the payment that is disputed
     * @param owed the receivable of the payment's invoice
     */
    record CaseFile(
            @Nullable Versioned<Dispute> dispute, Payment payment, Versioned<Receivable> owed) {
        @Nullable Dispute known() {
            return dispute == null ? null : dispute.value();
        }
    }

    /** Loads what a report about a payment is about. */
    CaseFile load(DisputeReport report, Payment payment) {
        return new CaseFile(
                disputes.find(report.provider(), report.disputeId()).orElse(null),
                payment,
                receivables.find(payment.invoice()).orElseThrow());
    }

    /** The payment that a charge brought; empty while none is recorded for it. */
    Optional<Payment> payment(String provider, String charge) {
        return payments.findByCharge(provider, charge)
                .flatMap(payments::find)
                .map(PaymentStore.Recorded::payment);
    }

    /** What a report changes of what was loaded; losses are booked today, in UTC. */
    DisputeChange decide(CaseFile file, DisputeReport report) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return DisputeRules.apply(file.known(), report, file.payment(), file.owed().value(), today);
    }

    /** Stores a change in one transaction; refused when anything changed since it was loaded. */
    Committed commit(CaseFile file, DisputeChange change) {
        Commit commit = dynamo.begin();
        if (file.dispute() == null) {
            disputes.open(commit, change.after());
        } else {
            disputes.replace(commit, change.after(), file.dispute().version());
        }
        if (!change.receivableAfter().equals(file.owed().value())) {
            receivables.replace(commit, change.receivableAfter(), file.owed().version());
        }
        books.add(commit, change, file.payment());
        DisputeNews.of(change, clock.instant()).forEach(event -> disputes.publish(commit, event));
        return dynamo.commit(commit);
    }
}

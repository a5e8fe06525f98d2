package io.billfold.handlechargeback;

import io.billfold.billing.dispute.DisputeChange;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.FraudReport;
import io.billfold.billing.payment.Payment;
import io.billfold.events.ProviderEvent;
import io.billfold.events.ProviderEventReceived;
import io.billfold.events.ProviderReader;
import io.billfold.events.ProviderTopic;
import io.billfold.handlechargeback.CaseFiles.CaseFile;
import io.billfold.store.Committed;
import io.billfold.store.ProviderEventStore;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/** Brings a provider's report into the case, the receivable and the ledger. */
@Singleton
class HandleChargeback {
    /** How often a report is decided anew because the case or the receivable changed meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    private static final Logger LOG = LoggerFactory.getLogger(HandleChargeback.class);

    private final ProviderEventStore events;
    private final CaseFiles files;
    private final CountFraud frauds;

    HandleChargeback(ProviderEventStore events, CaseFiles files, CountFraud frauds) {
        this.events = events;
        this.files = files;
        this.frauds = frauds;
    }

    /**
     * Books an event that was kept; a repeat changes nothing.
     *
     * @throws IllegalArgumentException when the event can't be read or belongs to another payment
     */
    Booking book(ProviderEventReceived received) {
        ProviderReader reader = ProviderReader.of(received.provider());
        ProviderEvent event = events.load(received);
        return reader.topic(received.providerType()) == ProviderTopic.FRAUD_REPORT
                ? reader.fraud(event).map(this::book).orElseGet(Booking.Done::new)
                : book(reader.dispute(event));
    }

    private Booking book(FraudReport report) {
        Optional<Payment> payment = files.payment(report.provider(), report.chargeReference());
        if (payment.isEmpty()) {
            return new Booking.PaymentUnknown(report.chargeReference());
        }
        frauds.count(report, payment.get());
        return new Booking.Done();
    }

    private Booking book(DisputeReport report) {
        Optional<Payment> payment = files.payment(report.provider(), report.chargeReference());
        if (payment.isEmpty()) {
            return new Booking.PaymentUnknown(report.chargeReference());
        }
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            CaseFile file = files.load(report, payment.get());
            DisputeChange change = files.decide(file, report);
            if (!change.changed() || files.commit(file, change) == Committed.DONE) {
                log(report, change);
                return new Booking.Done();
            }
        }
        throw new IllegalStateException(
                "dispute " + report.disputeId() + " changed " + ATTEMPTS_MAX + " times meanwhile");
    }

    private static void log(DisputeReport report, DisputeChange change) {
        LOG.info(
                "{} {}: dispute {} is {}, {} entries booked",
                report.type(),
                report.eventId(),
                report.disputeId(),
                change.after().status(),
                change.entries().size());
        if (!change.held().isEmpty()) {
            LOG.warn(
                    "dispute {}: a person must book {}, which is in another currency than the"
                            + " payment, and no report names the amount in the payment's",
                    report.disputeId(),
                    change.held());
        }
    }
}

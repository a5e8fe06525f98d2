package io.billfold.handlechargeback;

import io.billfold.billing.dispute.DisputeChange;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.events.ProviderEventReceived;
import io.billfold.events.ProviderReader;
import io.billfold.handlechargeback.CaseFiles.CaseFile;
import io.billfold.store.Committed;
import io.billfold.store.ProviderEventStore;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a provider's report into the case, the receivable and the ledger. */
@Singleton
class HandleChargeback {
    /** How often a report is decided anew because the case or the receivable changed meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    private static final Logger LOG = LoggerFactory.getLogger(HandleChargeback.class);

    private final ProviderEventStore events;
    private final CaseFiles files;

    HandleChargeback(ProviderEventStore events, CaseFiles files) {
        this.events = events;
        this.files = files;
    }

    /**
     * Handles an event that was kept; a repeat changes nothing.
     *
     * @throws PaymentNotKnownYetException when no payment is recorded for the disputed charge
     * @throws IllegalArgumentException when the event can't be read or belongs to another payment
     */
    void handle(ProviderEventReceived received) {
        DisputeReport report =
                ProviderReader.of(received.provider()).dispute(events.load(received));
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            CaseFile file = files.load(report);
            DisputeChange change = files.decide(file, report);
            if (!change.changed() || files.commit(file, change) == Committed.DONE) {
                log(report, change);
                return;
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

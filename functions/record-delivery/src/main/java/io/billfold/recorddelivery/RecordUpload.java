package io.billfold.recorddelivery;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Sending;
import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.billing.invoice.Invoice;
import io.billfold.store.AccountStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DeliveryStore;
import io.billfold.store.Dynamo;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Notes that a document was put into a portal: on the delivery that waits for it, or as a delivery
 * of its own that takes the place of the last one.
 */
@Singleton
class RecordUpload {
    private final AccountStore accounts;
    private final DeliveryStore deliveries;
    private final RecordReport record;
    private final Dynamo dynamo;
    private final InstantSource clock;

    RecordUpload(
            AccountStore accounts,
            DeliveryStore deliveries,
            RecordReport record,
            Dynamo dynamo,
            InstantSource clock) {
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.record = record;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Notes an upload.
     *
     * @param portal where to; null for the one that waits for it, or that the account names
     * @return the delivery; empty when no portal is named anywhere
     */
    Optional<Delivery> record(Invoice invoice, @Nullable String portal, Report report) {
        Optional<Delivery> noted = record.of(invoice.number(), Channel.PORTAL, report);
        if (noted.isPresent()) {
            return noted;
        }
        String named = portal == null ? portalOf(invoice) : portal;
        return Optional.ofNullable(named).map(it -> add(invoice, it, report));
    }

    private @Nullable String portalOf(Invoice invoice) {
        Account account = invoice.content().account();
        Account current = accounts.findAccount(account.id()).map(Versioned::value).orElse(account);
        return current.sending() instanceof Sending.Portal(String portal) ? portal : null;
    }

    /** A delivery of its own; when another was made meanwhile, it is tried anew. */
    private Delivery add(Invoice invoice, String portal, Report report) {
        for (int attempt = 1; attempt <= RecordReport.ATTEMPTS_MAX; attempt++) {
            Optional<DeliveryId> last = RequestAgain.last(deliveries.of(invoice.number()));
            DeliveryId id =
                    last.map(DeliveryId::next)
                            .orElseGet(() -> DeliveryId.ofInvoice(invoice.number()));
            Delivery delivery =
                    new Delivery(
                            id,
                            invoice.content().seller().id(),
                            invoice.content().account().id(),
                            Channel.PORTAL,
                            portal,
                            List.of(report));
            Commit commit = dynamo.begin();
            deliveries.save(commit, delivery, null, clock.instant());
            last.flatMap(deliveries::find).ifPresent(it -> replace(commit, it, id));
            if (dynamo.commitUnlessBusy(commit) == Committed.DONE) {
                return delivery;
            }
        }
        throw new IllegalStateException("deliveries of " + invoice.number() + " kept changing");
    }

    private void replace(Commit commit, Versioned<Delivery> last, DeliveryId by) {
        Report replaced = Report.of(Step.REPLACED, clock.instant(), "by " + by.name());
        deliveries.save(commit, last.value().with(replaced), last, clock.instant());
    }
}

package io.billfold.recorddelivery;

import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.MailAddress;
import io.billfold.billing.delivery.MailAddress.Block;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DeliveryStore;
import io.billfold.store.Dynamo;
import io.billfold.store.InvoiceStore;
import io.billfold.store.MailAddressStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Adds what was reported to a delivery; what was added before changes nothing. */
@Singleton
class RecordReport {
    /** How often a delivery is read anew because somebody else reported meanwhile. */
    static final int ATTEMPTS_MAX = 10;

    private final DeliveryStore deliveries;
    private final InvoiceStore invoices;
    private final MailAddressStore addresses;
    private final Dynamo dynamo;
    private final InstantSource clock;

    RecordReport(
            DeliveryStore deliveries,
            InvoiceStore invoices,
            MailAddressStore addresses,
            Dynamo dynamo,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.invoices = invoices;
        this.addresses = addresses;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** A delivery as it was read, and as it is to be. */
    private record Change(@Nullable Versioned<Delivery> read, Delivery after) {
        boolean isNone() {
            return read != null && read.value().equals(after);
        }
    }

    /**
     * What happened to a mail. It may be told of before it is noted that the mail was sent: the
     * delivery begins with it then. A hard bounce or a complaint also blocks the address.
     *
     * @return false when there is no such invoice
     */
    boolean ofMail(MailEvent event) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Optional<Change> change = changed(event);
            if (change.isEmpty()) {
                return false;
            }
            if (commit(change.get(), event)) {
                return true;
            }
        }
        throw busy(event.delivery());
    }

    private Optional<Change> changed(MailEvent event) {
        Optional<Versioned<Delivery>> read = deliveries.find(event.delivery());
        return read.isPresent()
                ? read.map(it -> new Change(it, it.value().with(event.report())))
                : invoices.find(event.delivery().number())
                        .map(it -> it.invoice().content())
                        .map(
                                it ->
                                        new Delivery(
                                                event.delivery(),
                                                it.seller().id(),
                                                it.account().id(),
                                                Channel.EMAIL,
                                                event.recipient(),
                                                List.of(event.report())))
                        .map(it -> new Change(null, it));
    }

    private boolean commit(Change change, MailEvent event) {
        Commit commit = dynamo.begin();
        save(commit, change);
        if (event.report().step().blocksAddress()) {
            block(commit, event);
        }
        return commit.size() == 0 || dynamo.commitUnlessBusy(commit) == Committed.DONE;
    }

    private void block(Commit commit, MailEvent event) {
        Versioned<MailAddress> read = addresses.find(event.recipient()).orElse(null);
        MailAddress before = read == null ? MailAddress.of(event.recipient()) : read.value();
        Block block =
                new Block(event.report().at(), event.report().step(), event.delivery().number());
        MailAddress after = before.with(block);
        if (!after.equals(before)) {
            addresses.save(commit, after, read);
        }
    }

    /**
     * What became of a document that went through Peppol: of its last attempt.
     *
     * @return false when it never went that way
     */
    boolean ofPeppol(PeppolReport report) {
        return of(report.number(), Channel.PEPPOL, report.report()).isPresent();
    }

    /**
     * Adds a report to the last delivery of a document by a channel.
     *
     * @return the delivery with it; empty when the document never went that way
     */
    Optional<Delivery> of(InvoiceNumber number, Channel channel, Report report) {
        List<Delivery> sent =
                deliveries.of(number).stream().filter(it -> it.channel() == channel).toList();
        return RequestAgain.last(sent).map(it -> add(it, report));
    }

    /** Adds a report to a delivery that is there. */
    Delivery add(DeliveryId id, Report report) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Versioned<Delivery> read = deliveries.find(id).orElseThrow();
            Change change = new Change(read, read.value().with(report));
            Commit commit = dynamo.begin();
            save(commit, change);
            if (commit.size() == 0 || dynamo.commitUnlessBusy(commit) == Committed.DONE) {
                return change.after();
            }
        }
        throw busy(id);
    }

    private void save(Commit commit, Change change) {
        if (!change.isNone()) {
            deliveries.save(commit, change.after(), change.read(), clock.instant());
        }
    }

    private static IllegalStateException busy(DeliveryId id) {
        return new IllegalStateException(id + " changed " + ATTEMPTS_MAX + " times meanwhile");
    }
}

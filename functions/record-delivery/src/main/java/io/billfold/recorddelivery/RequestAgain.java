package io.billfold.recorddelivery;

import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.events.DeliveryRequested;
import io.billfold.store.Commit;
import io.billfold.store.DeliveryStore;
import io.billfold.store.Dynamo;
import io.billfold.store.InvoiceRecord;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Has a document sent once more. Asked twice before it is sent, it is sent once. */
@Singleton
class RequestAgain {
    private final DeliveryStore deliveries;
    private final Dynamo dynamo;
    private final InstantSource clock;

    RequestAgain(DeliveryStore deliveries, Dynamo dynamo, InstantSource clock) {
        this.deliveries = deliveries;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Asks for another delivery.
     *
     * @return which one it will be; empty when the first one is not made yet
     */
    Optional<DeliveryId> request(InvoiceRecord found) {
        Invoice invoice = found.invoice();
        Optional<DeliveryId> next = last(deliveries.of(invoice.number())).map(DeliveryId::next);
        next.ifPresent(
                id -> {
                    Commit commit = dynamo.begin();
                    String account = invoice.content().account().id().value();
                    deliveries.publish(commit, DeliveryRequested.of(id, account, clock.instant()));
                    dynamo.commit(commit);
                });
        return next;
    }

    /** The last delivery of a document itself; empty when there was none. */
    static Optional<DeliveryId> last(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(Delivery::id)
                .filter(it -> it.what().equals(DeliveryId.INVOICE))
                .max(Comparator.comparingInt(DeliveryId::attempt));
    }
}

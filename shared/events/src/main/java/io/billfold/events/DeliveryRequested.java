package io.billfold.events;

import io.billfold.billing.delivery.DeliveryId;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * Somebody wants a document sent once more, to where its account gets documents now.
 *
 * @param number the invoice or credit note
 * @param delivery which delivery of it that makes, for example {@code invoice.2}
 * @param accountId whom it is for
 */
@Serdeable
public record DeliveryRequested(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String delivery,
        String accountId)
        implements BillfoldEvent {
    public DeliveryRequested {
        Versions.check("DeliveryRequested", version);
    }

    /** Of the delivery that is to be made. */
    public static DeliveryRequested of(DeliveryId id, String accountId, Instant occurredAt) {
        return new DeliveryRequested(
                1,
                "DeliveryRequested:" + id,
                occurredAt,
                id.number().toString(),
                id.name(),
                accountId);
    }

    /** The delivery that is to be made. */
    public DeliveryId id() {
        return DeliveryId.parse(number + "/" + delivery);
    }
}

package io.billfold.events;

import io.billfold.billing.delivery.Delivery;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * A document did not reach its customer, or was turned down: somebody has to act. Told once of each
 * delivery and step.
 *
 * @param number the invoice or credit note
 * @param delivery which delivery of it, for example {@code invoice.1}
 * @param seller who issued it
 * @param accountId whom it is for
 * @param by {@code email}, {@code portal} or {@code peppol}
 * @param step what went wrong, for example {@code bounced-hard}
 * @param detail what is known of it, or empty
 */
@Serdeable
public record DeliveryFailed(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String delivery,
        String seller,
        String accountId,
        String by,
        String step,
        String detail)
        implements BillfoldEvent {
    public DeliveryFailed {
        Versions.check("DeliveryFailed", version);
    }

    /** Of a delivery that has failed. */
    public static DeliveryFailed of(Delivery delivery, Instant occurredAt) {
        return new DeliveryFailed(
                1,
                "DeliveryFailed:" + delivery.id() + "." + delivery.step().word(),
                occurredAt,
                delivery.id().number().toString(),
                delivery.id().name(),
                delivery.seller().value(),
                delivery.account().value(),
                delivery.channel().word(),
                delivery.step().word(),
                delivery.current().detail());
    }
}

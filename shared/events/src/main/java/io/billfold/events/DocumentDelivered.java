package io.billfold.events;

import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * A document reached its customer: told once of each delivery.
 *
 * @param number the invoice or credit note
 * @param delivery which delivery of it, for example {@code invoice.1}
 * @param seller who issued it
 * @param accountId whom it is for
 * @param by {@code email}, {@code portal} or {@code peppol}
 * @param step how it is known, for example {@code uploaded}
 */
@Serdeable
public record DocumentDelivered(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String delivery,
        String seller,
        String accountId,
        String by,
        String step)
        implements BillfoldEvent {
    public DocumentDelivered {
        Versions.check("DocumentDelivered", version);
    }

    /**
     * Of a delivery that has arrived.
     *
     * @throws java.util.NoSuchElementException when it has not
     */
    public static DocumentDelivered of(Delivery delivery, Instant occurredAt) {
        Step arrived =
                delivery.reports().stream()
                        .map(Report::step)
                        .filter(Step::isArrived)
                        .findFirst()
                        .orElseThrow();
        return new DocumentDelivered(
                1,
                "DocumentDelivered:" + delivery.id(),
                occurredAt,
                delivery.id().number().toString(),
                delivery.id().name(),
                delivery.seller().value(),
                delivery.account().value(),
                delivery.channel().word(),
                arrived.word());
    }
}

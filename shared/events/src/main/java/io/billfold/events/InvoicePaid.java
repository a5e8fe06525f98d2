package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/** Nothing is owed on an invoice any more. */
@Serdeable
public record InvoicePaid(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String accountId,
        String paymentId)
        implements BillfoldEvent {
    public InvoicePaid {
        Versions.check("InvoicePaid", version);
    }

    public static InvoicePaid of(
            Instant occurredAt, String number, String accountId, String paymentId) {
        return new InvoicePaid(
                1,
                "InvoicePaid:" + number + "." + paymentId,
                occurredAt,
                number,
                accountId,
                paymentId);
    }
}

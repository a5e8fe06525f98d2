package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/** An invoice's documents are stored under Object Lock. */
@Serdeable
public record InvoiceRendered(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String accountId,
        String documentKey,
        String documentSha256)
        implements BillfoldEvent {
    public InvoiceRendered {
        Versions.check("InvoiceRendered", version);
    }

    public static InvoiceRendered of(
            Instant occurredAt,
            String number,
            String accountId,
            String documentKey,
            String documentSha256) {
        return new InvoiceRendered(
                1,
                "InvoiceRendered:" + number,
                occurredAt,
                number,
                accountId,
                documentKey,
                documentSha256);
    }
}

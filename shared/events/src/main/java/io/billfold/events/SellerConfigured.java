package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/** A seller was added or changed. */
@Serdeable
public record SellerConfigured(
        int version, String eventId, Instant occurredAt, String seller, String series)
        implements BillfoldEvent {
    public SellerConfigured {
        Versions.check("SellerConfigured", version);
    }

    public static SellerConfigured of(Instant occurredAt, String seller, String series) {
        return new SellerConfigured(
                1,
                "SellerConfigured:" + seller + "." + occurredAt.toEpochMilli(),
                occurredAt,
                seller,
                series);
    }
}

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

    /**
     * The event of a seller that was added or changed.
     *
     * @param version of the seller, from 1: each change is an event of its own
     */
    public static SellerConfigured of(
            Instant occurredAt, String seller, long version, String series) {
        return new SellerConfigured(
                1, "SellerConfigured:" + seller + "." + version, occurredAt, seller, series);
    }
}

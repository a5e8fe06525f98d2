package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/** A draft has its tax and can be issued. */
@Serdeable
public record TaxCalculated(
        int version,
        String eventId,
        Instant occurredAt,
        String draftId,
        String seller,
        String currency,
        String net,
        String tax)
        implements BillfoldEvent {
    public TaxCalculated {
        Versions.check("TaxCalculated", version);
    }

    public static TaxCalculated of(
            Instant occurredAt,
            String draftId,
            String seller,
            String currency,
            String net,
            String tax) {
        return new TaxCalculated(
                1, "TaxCalculated:" + draftId, occurredAt, draftId, seller, currency, net, tax);
    }
}

package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/** A payment provider's call was verified and kept; its body is in the Payments table. */
@Serdeable
public record ProviderEventReceived(
        int version,
        String eventId,
        Instant occurredAt,
        String provider,
        String providerEventId,
        String providerType)
        implements BillfoldEvent {
    public ProviderEventReceived {
        Versions.check("ProviderEventReceived", version);
    }

    public static ProviderEventReceived of(
            Instant occurredAt, String provider, String providerEventId, String providerType) {
        return new ProviderEventReceived(
                1,
                "ProviderEventReceived:" + provider + "." + providerEventId,
                occurredAt,
                provider,
                providerEventId,
                providerType);
    }
}

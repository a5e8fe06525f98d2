package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * What a payment provider told a day ago is about a payment that nobody recorded: a person must
 * find out whose it is. The event goes on waiting, and is booked when the payment is.
 *
 * @param chargeReference the provider's id of the charge, for example {@code ch_1}
 * @param receivedAt when the provider told it
 */
@Serdeable
public record ProviderEventWaiting(
        int version,
        String eventId,
        Instant occurredAt,
        String provider,
        String providerEventId,
        String providerType,
        String chargeReference,
        Instant receivedAt)
        implements BillfoldEvent {
    public ProviderEventWaiting {
        Versions.check("ProviderEventWaiting", version);
    }

    public static ProviderEventWaiting of(
            Instant occurredAt, ProviderEventReceived received, String chargeReference) {
        return new ProviderEventWaiting(
                1,
                "ProviderEventWaiting:" + received.provider() + "." + received.providerEventId(),
                occurredAt,
                received.provider(),
                received.providerEventId(),
                received.providerType(),
                chargeReference,
                received.occurredAt());
    }
}

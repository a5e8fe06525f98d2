package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A chargeback or inquiry was opened against a payment. */
@Serdeable
public record DisputeOpened(
        int version,
        String eventId,
        Instant occurredAt,
        String disputeId,
        String provider,
        String paymentId,
        String number,
        String currency,
        String amount,
        String reason,
        @Nullable Instant respondBy)
        implements BillfoldEvent {
    public DisputeOpened {
        Versions.check("DisputeOpened", version);
    }

    public static DisputeOpened of(
            Instant occurredAt,
            String disputeId,
            String provider,
            String paymentId,
            String number,
            String currency,
            String amount,
            String reason,
            @Nullable Instant respondBy) {
        return new DisputeOpened(
                1,
                "DisputeOpened:" + provider + "." + disputeId,
                occurredAt,
                disputeId,
                provider,
                paymentId,
                number,
                currency,
                amount,
                reason,
                respondBy);
    }
}

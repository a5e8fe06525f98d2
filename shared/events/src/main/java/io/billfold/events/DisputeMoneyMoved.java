package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * A provider took disputed money or gave it back; booked once. The amount is negative when the
 * provider takes it.
 */
@Serdeable
public record DisputeMoneyMoved(
        int version,
        String eventId,
        Instant occurredAt,
        String disputeId,
        String provider,
        String movementId,
        String number,
        String currency,
        String amount,
        String fee)
        implements BillfoldEvent {
    public DisputeMoneyMoved {
        Versions.check("DisputeMoneyMoved", version);
    }

    public static DisputeMoneyMoved of(
            Instant occurredAt,
            String disputeId,
            String provider,
            String movementId,
            String number,
            String currency,
            String amount,
            String fee) {
        return new DisputeMoneyMoved(
                1,
                "DisputeMoneyMoved:" + provider + "." + movementId,
                occurredAt,
                disputeId,
                provider,
                movementId,
                number,
                currency,
                amount,
                fee);
    }
}

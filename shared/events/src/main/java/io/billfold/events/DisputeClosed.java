package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/** A dispute ended. */
@Serdeable
public record DisputeClosed(
        int version,
        String eventId,
        Instant occurredAt,
        String disputeId,
        String provider,
        String number,
        String outcome)
        implements BillfoldEvent {
    public DisputeClosed {
        Versions.check("DisputeClosed", version);
    }

    public static DisputeClosed of(
            Instant occurredAt, String disputeId, String provider, String number, String outcome) {
        return new DisputeClosed(
                1,
                "DisputeClosed:" + provider + "." + disputeId,
                occurredAt,
                disputeId,
                provider,
                number,
                outcome);
    }
}

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

    /**
     * The event of a case that was closed.
     *
     * @param closedBy the provider's event that closed it: a case that is opened again is closed
     *     again, which is another event
     */
    public static DisputeClosed of(
            Instant occurredAt,
            String disputeId,
            String provider,
            String closedBy,
            String number,
            String outcome) {
        return new DisputeClosed(
                1,
                "DisputeClosed:" + provider + "." + disputeId + "." + closedBy,
                occurredAt,
                disputeId,
                provider,
                number,
                outcome);
    }
}

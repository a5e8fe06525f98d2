package io.billfold.events;

import io.billfold.billing.dunning.Receivable;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/** Every reminder of an invoice was sent and it is still open: what it paid for may be withheld. */
@Serdeable
public record EntitlementsSuspended(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String accountId,
        String seller)
        implements BillfoldEvent {
    public EntitlementsSuspended {
        Versions.check("EntitlementsSuspended", version);
    }

    /**
     * Of a receivable, which may come to this more than once.
     *
     * @param version the receivable's with this change: a part of the event's id
     */
    public static EntitlementsSuspended of(
            Instant occurredAt, Receivable receivable, long version) {
        String number = receivable.invoice().toString();
        return new EntitlementsSuspended(
                1,
                "EntitlementsSuspended:" + number + "." + version,
                occurredAt,
                number,
                receivable.account().value(),
                receivable.seller().value());
    }
}

package io.billfold.events;

import io.billfold.billing.dunning.Receivable;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/** Nothing is owed any more on an invoice for which entitlements were suspended. */
@Serdeable
public record EntitlementsRestored(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String accountId,
        String seller)
        implements BillfoldEvent {
    public EntitlementsRestored {
        Versions.check("EntitlementsRestored", version);
    }

    /**
     * Of a receivable, which may come to this more than once.
     *
     * @param version the receivable's with this change: a part of the event's id
     */
    public static EntitlementsRestored of(Instant occurredAt, Receivable receivable, long version) {
        String number = receivable.invoice().toString();
        return new EntitlementsRestored(
                1,
                "EntitlementsRestored:" + number + "." + version,
                occurredAt,
                number,
                receivable.account().value(),
                receivable.seller().value());
    }
}

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

    public static EntitlementsRestored of(Instant occurredAt, Receivable receivable) {
        String number = receivable.invoice().toString();
        return new EntitlementsRestored(
                1,
                "EntitlementsRestored:" + number,
                occurredAt,
                number,
                receivable.account().value(),
                receivable.seller().value());
    }
}

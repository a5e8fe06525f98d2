package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/** A period of a subscription has been rated and waits for its tax. */
@Serdeable
public record InvoiceDrafted(
        int version,
        String eventId,
        Instant occurredAt,
        String draftId,
        String subscriptionId,
        String accountId,
        String seller,
        String currency,
        String net)
        implements BillfoldEvent {
    public InvoiceDrafted {
        Versions.check("InvoiceDrafted", version);
    }

    public static InvoiceDrafted of(
            Instant occurredAt,
            String draftId,
            String subscriptionId,
            String accountId,
            String seller,
            String currency,
            String net) {
        return new InvoiceDrafted(
                1,
                "InvoiceDrafted:" + draftId,
                occurredAt,
                draftId,
                subscriptionId,
                accountId,
                seller,
                currency,
                net);
    }
}

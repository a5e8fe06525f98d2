package io.billfold.events;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.subscription.SubscriptionId;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A period of a subscription has been rated and waits for its tax. */
@Serdeable
public record InvoiceDrafted(
        int version,
        String eventId,
        Instant occurredAt,
        String draftId,
        @Nullable String subscriptionId,
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
            @Nullable String subscriptionId,
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

    /** A draft that waits for its tax. */
    public static InvoiceDrafted of(Instant occurredAt, Draft draft) {
        SubscriptionId billed = draft.subscription();
        return of(
                occurredAt,
                draft.id().value(),
                billed == null ? null : billed.value(),
                draft.account().id().value(),
                draft.seller().id().value(),
                draft.currency().getCode(),
                draft.net().getAmount().toPlainString());
    }

    /**
     * The same event as another occasion: the draft was held and is released.
     *
     * @param draftVersion of the draft that is released now, as its item says
     */
    public InvoiceDrafted again(long draftVersion) {
        return new InvoiceDrafted(
                version,
                eventId + ":" + draftVersion,
                occurredAt,
                draftId,
                subscriptionId,
                accountId,
                seller,
                currency,
                net);
    }
}

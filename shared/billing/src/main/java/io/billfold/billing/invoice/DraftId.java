package io.billfold.billing.invoice;

import io.billfold.billing.subscription.Period;
import io.billfold.billing.subscription.SubscriptionId;

/**
 * Identifies a draft by what it bills, for example {@code o-1001_2026-01-31}: the same subscription
 * and period are the same draft, however often they are asked for.
 */
public record DraftId(String value) {
    /** The draft of a subscription's period. */
    public static DraftId of(SubscriptionId subscription, Period period) {
        return new DraftId(subscription.value() + "_" + period.from());
    }

    @Override
    public String toString() {
        return value;
    }
}

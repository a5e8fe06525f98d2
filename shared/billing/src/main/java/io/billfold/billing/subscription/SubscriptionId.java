package io.billfold.billing.subscription;

import io.billfold.billing.Checks;

/** Identifies a subscription, for example {@code o-1001}: an order starts one. */
public record SubscriptionId(String value) {
    public SubscriptionId {
        Checks.id("subscriptionId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

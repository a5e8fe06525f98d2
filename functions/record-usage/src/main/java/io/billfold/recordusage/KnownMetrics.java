package io.billfold.recordusage;

import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.usage.UsageTerms;

import java.util.Optional;

/** Knows which usage subscriptions take. */
interface KnownMetrics {
    /** What a subscription takes; empty when there is no such subscription. */
    Optional<UsageTerms> of(SubscriptionId subscription);
}

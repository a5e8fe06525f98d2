package io.billfold.recordusage;

import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.usage.UsageTerms;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The subscriptions that a batch is about, each looked up once. */
final class Subscribed {
    private final KnownMetrics metrics;
    private final Map<SubscriptionId, Optional<UsageTerms>> found = new HashMap<>();

    Subscribed(KnownMetrics metrics) {
        this.metrics = metrics;
    }

    /** What a subscription takes, or null when there is no such subscription. */
    @Nullable UsageTerms terms(SubscriptionId subscription) {
        return found.computeIfAbsent(subscription, metrics::of).orElse(null);
    }
}

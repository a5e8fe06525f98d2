package io.billfold.previewinvoice;

import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.lambda.Primer;
import io.billfold.store.SubscriptionStore;

import jakarta.inject.Singleton;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final SubscriptionStore subscriptions;

    FirstRead(SubscriptionStore subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public void prime() {
        subscriptions.find(new SubscriptionId("prime"));
    }
}

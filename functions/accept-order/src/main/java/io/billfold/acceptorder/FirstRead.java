package io.billfold.acceptorder;

import io.billfold.billing.order.OrderId;
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
        subscriptions.findOrder(new OrderId("prime"));
    }
}

package io.billfold.recordusage;

import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.lambda.Primer;
import io.billfold.store.UsageStore;

import jakarta.inject.Singleton;

import java.util.List;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final UsageStore usage;

    FirstRead(UsageStore usage) {
        this.usage = usage;
    }

    @Override
    public void prime() {
        usage.find(List.of(new UsageStore.Key(new SubscriptionId("prime"), "prime")));
    }
}

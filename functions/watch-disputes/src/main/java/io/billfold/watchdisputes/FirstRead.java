package io.billfold.watchdisputes;

import io.billfold.lambda.Primer;
import io.billfold.store.DisputeStore;

import jakarta.inject.Singleton;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final DisputeStore disputes;

    FirstRead(DisputeStore disputes) {
        this.disputes = disputes;
    }

    @Override
    public void prime() {
        disputes.find("prime", "prime");
    }
}

package io.billfold.sealdocuments;

import io.billfold.lambda.Primer;
import io.billfold.store.SealStore;

import jakarta.inject.Singleton;

/** Looks how far the chain goes, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final SealStore seals;

    FirstRead(SealStore seals) {
        this.seals = seals;
    }

    @Override
    public void prime() {
        seals.head();
    }
}

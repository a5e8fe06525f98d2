package io.billfold.applycash;

import io.billfold.billing.cash.CashId;
import io.billfold.lambda.Primer;
import io.billfold.store.CashStore;

import jakarta.inject.Singleton;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final CashStore cash;

    FirstRead(CashStore cash) {
        this.cash = cash;
    }

    @Override
    public void prime() {
        cash.find(new CashId("prime"));
    }
}

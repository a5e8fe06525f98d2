package io.billfold.checktaxid;

import io.billfold.billing.account.AccountId;
import io.billfold.lambda.Primer;
import io.billfold.store.TaxIdCheckStore;

import jakarta.inject.Singleton;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final TaxIdCheckStore checks;

    FirstRead(TaxIdCheckStore checks) {
        this.checks = checks;
    }

    @Override
    public void prime() {
        checks.find(new AccountId("prime"));
    }
}

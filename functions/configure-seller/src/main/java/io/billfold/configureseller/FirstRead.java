package io.billfold.configureseller;

import io.billfold.billing.account.SellerId;
import io.billfold.lambda.Primer;
import io.billfold.store.AccountStore;

import jakarta.inject.Singleton;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final AccountStore accounts;

    FirstRead(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public void prime() {
        accounts.findSeller(new SellerId("prime"));
    }
}

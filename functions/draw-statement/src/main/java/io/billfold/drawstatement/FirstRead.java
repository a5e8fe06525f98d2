package io.billfold.drawstatement;

import io.billfold.billing.account.AccountId;
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
        accounts.findAccount(new AccountId("prime"));
    }
}

package io.billfold.collectpayment;

import io.billfold.billing.account.AccountId;
import io.billfold.lambda.Primer;
import io.billfold.store.PaymentMethodStore;

import jakarta.inject.Singleton;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final PaymentMethodStore methods;

    FirstRead(PaymentMethodStore methods) {
        this.methods = methods;
    }

    @Override
    public void prime() {
        methods.find(new AccountId("prime"));
    }
}

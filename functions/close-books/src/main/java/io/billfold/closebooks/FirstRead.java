package io.billfold.closebooks;

import io.billfold.billing.account.SellerId;
import io.billfold.lambda.Primer;
import io.billfold.store.PeriodStore;

import jakarta.inject.Singleton;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final PeriodStore periods;

    FirstRead(PeriodStore periods) {
        this.periods = periods;
    }

    @Override
    public void prime() {
        periods.find(new SellerId("prime"));
    }
}

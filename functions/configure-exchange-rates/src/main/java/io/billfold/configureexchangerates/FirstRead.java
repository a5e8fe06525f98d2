package io.billfold.configureexchangerates;

import io.billfold.billing.exchange.RateSource;
import io.billfold.lambda.Primer;
import io.billfold.store.ExchangeRateStore;

import jakarta.inject.Singleton;

import java.time.YearMonth;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final ExchangeRateStore rates;

    FirstRead(ExchangeRateStore rates) {
        this.rates = rates;
    }

    @Override
    public void prime() {
        rates.find(RateSource.ECB, YearMonth.of(1900, 1));
    }
}

package io.billfold.configureexchangerates;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** {@code PUT /exchange-rates} and {@code GET /exchange-rates}. */
public final class ConfigureExchangeRatesFunction extends LambdaFunction {
    public ConfigureExchangeRatesFunction() {
        super(beans -> Triggers.calls(beans.getBean(ExchangeRatesCall.class)));
    }
}

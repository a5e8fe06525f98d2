package io.billfold.checktaxid;

import io.billfold.billing.tax.id.TaxIdRegister;
import io.billfold.events.EventJson;
import io.billfold.lambda.Host;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.net.URI;

/** What this function alone needs. */
@Factory
final class RegisterBeans {
    /** Unless the host gives another one, as the simulation does. */
    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingBeans = TaxIdRegister.class)
    ViesRegister vies(EventJson json, Host host) {
        return new ViesRegister(URI.create(host.setting("VIES_URL")), json);
    }
}

package io.billfold.calculatetax;

import io.billfold.billing.tax.TaxRules;
import io.billfold.events.EventJson;
import io.billfold.lambda.Host;
import io.billfold.store.AwsClients;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.net.URI;

/** The engine that the settings name, and what holds when it does not answer. */
@Factory
final class EngineBeans {
    private static final String BUILT_IN = "built-in";

    @Singleton
    TaxRules rules() {
        return TaxRules.bundled();
    }

    /** Unless the host gives another one. */
    @Singleton
    @Requires(missingBeans = TaxEngine.class)
    TaxEngine engine(Host host, TaxRules rules, Provider<AvalaraEngine> avalara) {
        return switch (host.setting("TAX_ENGINE")) {
            case BUILT_IN -> new BuiltInEngine(rules);
            case "avalara" -> avalara.get();
            case String other -> throw unknown("TAX_ENGINE", other, "built-in or avalara");
        };
    }

    @Singleton
    Fallback fallback(Host host, TaxRules rules) {
        return switch (host.setting("TAX_ENGINE_FALLBACK")) {
            case "hold" -> new Fallback(null);
            case BUILT_IN -> new Fallback(new BuiltInEngine(rules));
            case String other -> throw unknown("TAX_ENGINE_FALLBACK", other, "hold or built-in");
        };
    }

    private static IllegalStateException unknown(String setting, String value, String known) {
        return new IllegalStateException(
                "setting " + setting + " is '" + value + "': it must be " + known);
    }

    /** Made only where the settings name it; not a tax engine by itself, so that there is one. */
    @Singleton
    @Bean(typed = AvalaraEngine.class, preDestroy = "close")
    AvalaraEngine avalara(Host host, TaxRules rules, EventJson json, AwsClients clients) {
        AvalaraAccount account =
                new AvalaraSecret(
                        clients.client(SecretsManagerClient.class, SecretsManagerClient::builder),
                        host.setting("AVALARA_SECRET_ARN"),
                        json,
                        host.wall());
        return new AvalaraEngine(
                new AvalaraClient(URI.create(host.setting("AVALARA_URL")), account, json),
                new AvalaraRequest(host.setting("AVALARA_COMPANY_CODE"), AvalaraCodes.bundled()),
                new AvalaraTreatments(rules),
                json);
    }
}

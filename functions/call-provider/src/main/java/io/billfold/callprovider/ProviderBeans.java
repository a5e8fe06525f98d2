package io.billfold.callprovider;

import com.stripe.net.HttpClient;
import com.stripe.net.HttpURLConnectionClient;

import io.billfold.lambda.Host;
import io.billfold.store.AwsClients;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.util.ArrayList;
import java.util.List;

/** The providers' own clients, with their settings. */
@Factory
final class ProviderBeans {
    private static final String NOT_USED = "none";

    /** Unless the host gives another one. */
    @Singleton
    @Requires(missingBeans = HttpClient.class)
    HttpClient stripesOwn() {
        return new HttpURLConnectionClient();
    }

    @Singleton
    StripeAccess stripe(AwsClients clients, Host host, HttpClient http) {
        return new StripeAccess(
                host.setting("STRIPE_URL"),
                secret(
                        clients,
                        host,
                        host.setting("STRIPE_SECRET_ARN"),
                        "a restricted key of Stripe, rk_...,"),
                http);
    }

    /** The first of the merchant accounts whose webhooks are taken charges. */
    @Singleton
    @Bean(preDestroy = "close")
    AdyenAccess adyen(AwsClients clients, Host host) {
        return new AdyenAccess(
                host.setting("ADYEN_URL"),
                host.setting("ADYEN_MERCHANT_ACCOUNTS").strip().split("\\s*,\\s*", 2)[0],
                secret(clients, host, host.setting("ADYEN_SECRET_ARN"), "an API key of Adyen"),
                new AdyenTransport(AdyenTransport.ANSWER_MAX));
    }

    private static ApiKey secret(AwsClients clients, Host host, String arn, String expected) {
        return new ApiSecret(
                clients.client(SecretsManagerClient.class, SecretsManagerClient::builder),
                arn,
                expected,
                host.wall());
    }

    @Singleton
    PaymentProviders providers(StripeAccess stripe, AdyenAccess adyen, Host host) {
        List<PaymentProvider> providers = new ArrayList<>();
        providers.add(new StripePayments(stripe, host.clock()));
        if (!host.setting("ADYEN_MERCHANT_ACCOUNTS").equals(NOT_USED)) {
            boolean isCapturedByItself = host.setting("ADYEN_MONEY_EVENT").equals("AUTHORISATION");
            providers.add(new AdyenPayments(adyen, isCapturedByItself, host.clock()));
        }
        return new PaymentProviders(providers);
    }
}

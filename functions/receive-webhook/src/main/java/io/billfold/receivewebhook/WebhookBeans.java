package io.billfold.receivewebhook;

import io.billfold.events.EventJson;
import io.billfold.lambda.Host;
import io.billfold.receivewebhook.PayPalCertificates.Site;
import io.billfold.store.AwsClients;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What this function alone needs. */
@Factory
final class WebhookBeans {
    /** What the template says where a provider is not used: it can't give an empty setting. */
    private static final String NOT_USED = "none";

    private static final String LIVE = "live";

    @Singleton
    @Bean(preDestroy = "close")
    SecretsManagerClient secretsManager(AwsClients clients) {
        return clients.client(SecretsManagerClient.class, SecretsManagerClient::builder);
    }

    /** Unless the host gives another one. */
    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingBeans = CertificateSource.class)
    PayPalSite payPalSite() {
        return new PayPalSite();
    }

    @Singleton
    Providers providers(
            SecretsManagerClient secrets, CertificateSource payPal, EventJson json, Host host) {
        List<Provider> providers = new ArrayList<>();
        providers.add(stripe(secrets, json, host));
        if (!host.setting("ADYEN_MERCHANT_ACCOUNTS").equals(NOT_USED)) {
            providers.add(adyen(secrets, json, host));
        }
        if (!host.setting("PAYPAL_WEBHOOK_ID").equals(NOT_USED)) {
            providers.add(payPal(payPal, json, host));
        }
        return new Providers(providers);
    }

    private static Provider stripe(SecretsManagerClient secrets, EventJson json, Host host) {
        InstantSource wall = host.wall();
        String arn = host.setting("STRIPE_WEBHOOK_SECRET_ARN");
        String expected = "the signing secret of Stripe's webhook endpoint, whsec_...,";
        return new StripeCalls(new RotatingSecrets(secrets, arn, expected, wall), json, wall);
    }

    private static Provider adyen(SecretsManagerClient secrets, EventJson json, Host host) {
        String arn = host.setting("ADYEN_WEBHOOK_SECRET_ARN");
        String[] accounts = host.setting("ADYEN_MERCHANT_ACCOUNTS").strip().split("\\s*,\\s*", -1);
        return new AdyenCalls(
                new RotatingSecrets(secrets, arn, AdyenSecret.FORM, host.wall()),
                new AdyenCalls.Merchant(new HashSet<>(List.of(accounts)), isLive(host)),
                json,
                host.clock());
    }

    private static Provider payPal(CertificateSource source, EventJson json, Host host) {
        InstantSource wall = host.wall();
        Site site = isLive(host) ? Site.LIVE : Site.SANDBOX;
        return new PayPalCalls(
                new PayPalCertificates(source, site, wall),
                host.setting("PAYPAL_WEBHOOK_ID"),
                json,
                wall);
    }

    /** Whether money is real; providers have an environment of their own for tests. */
    private static boolean isLive(Host host) {
        return host.setting("PAYMENTS_ENVIRONMENT").equals(LIVE);
    }
}

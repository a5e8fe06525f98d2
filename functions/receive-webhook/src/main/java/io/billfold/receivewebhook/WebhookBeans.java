package io.billfold.receivewebhook;

import io.billfold.lambda.Host;
import io.billfold.store.AwsClients;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.time.InstantSource;

/** What this function alone needs. */
@Factory
final class WebhookBeans {
    @Singleton
    @Bean(preDestroy = "close")
    SecretsManagerClient secretsManager(AwsClients clients) {
        return clients.client(SecretsManagerClient.class, SecretsManagerClient::builder);
    }

    @Singleton
    StripeVerifier verifier(SecretsManagerClient client, Host host) {
        InstantSource wall = host.wall();
        String secretArn = host.setting("STRIPE_WEBHOOK_SECRET_ARN");
        return new StripeVerifier(new RotatingSecrets(client, secretArn, wall), wall);
    }
}

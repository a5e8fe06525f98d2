package io.billfold.store;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.time.InstantSource;
import java.util.Map;

/** Makes the keys of links, in the functions that carry the client of Secrets Manager. */
@Factory
@Requires(classes = SecretsManagerClient.class)
final class LinkBeans {
    @Singleton
    LinkKeys linkKeys(
            AwsClients clients,
            @Named("settings") Map<String, String> settings,
            InstantSource clock) {
        String secretArn = settings.get("DOCUMENT_LINK_SECRET_ARN");
        if (secretArn == null) {
            throw new IllegalStateException(
                    "setting DOCUMENT_LINK_SECRET_ARN is missing: this function may not make or"
                            + " read links");
        }
        return new LinkKeys(
                clients.client(SecretsManagerClient.class, SecretsManagerClient::builder),
                secretArn,
                clock);
    }
}

package io.billfold.local.remote;

import io.billfold.local.secrets.GeneratedSecret;
import io.billfold.local.template.Properties;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import java.util.Map;

/** Secrets. */
record RemoteSecrets(SecretsManagerClient secrets) {

    /** A secret with the given value, else with the one that it has, else with one made up. */
    Made make(String name, Properties declared, @Nullable String given) {
        String arn;
        try {
            arn = secrets.describeSecret(r -> r.secretId(name)).arn();
            if (given != null) {
                secrets.putSecretValue(r -> r.secretId(name).secretString(given));
            }
        } catch (ResourceNotFoundException e) {
            String value = given == null ? value(declared) : given;
            arn = secrets.createSecret(r -> r.name(name).secretString(value)).arn();
        }
        return new Made(arn, Map.of("Arn", arn, "Id", arn));
    }

    private static String value(Properties declared) {
        return declared.text("SecretString")
                .orElseGet(() -> GeneratedSecret.of(declared.in("GenerateSecretString")));
    }
}

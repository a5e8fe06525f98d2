package io.billfold.calculatetax;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.events.EventJson;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/**
 * Account id and licence key in AWS Secrets Manager, as {@code {"accountId": "2000000000",
 * "licenseKey": "..."}}. Read again every few minutes, so that a new key needs no deployment.
 */
final class AvalaraSecret implements AvalaraAccount {
    /** How long it is used before it is read again. */
    static final Duration CACHED_FOR = Duration.ofMinutes(5);

    private final SecretsManagerClient client;
    private final String secretArn;
    private final EventJson json;
    private final InstantSource wall;
    private @Nullable Cached cached;

    AvalaraSecret(
            SecretsManagerClient client, String secretArn, EventJson json, InstantSource wall) {
        this.client = client;
        this.secretArn = secretArn;
        this.json = json;
        this.wall = wall;
    }

    private record Cached(String authorization, Instant until) {}

    @Override
    public synchronized String authorization() {
        Instant now = wall.instant();
        if (cached == null || !now.isBefore(cached.until())) {
            cached = new Cached(read(), now.plus(CACHED_FOR));
        }
        return cached.authorization();
    }

    @Override
    public synchronized void forget() {
        cached = null;
    }

    private String read() {
        JsonNode secret = tree(client.getSecretValue(r -> r.secretId(secretArn)).secretString());
        String pair = text(secret, "accountId") + ":" + text(secret, "licenseKey");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private JsonNode tree(@Nullable String secret) {
        try {
            return json.tree((secret == null ? "" : secret).getBytes(UTF_8));
        } catch (IOException notJson) {
            // without the cause, whose message may quote the secret
            throw unusable();
        }
    }

    private String text(JsonNode secret, String field) {
        JsonNode value = secret.isObject() ? secret.get(field) : null;
        if (value == null || !value.isString() || value.getStringValue().isBlank()) {
            throw unusable();
        }
        return value.getStringValue().strip();
    }

    private IllegalStateException unusable() {
        return new IllegalStateException(
                "secret "
                        + secretArn
                        + " must be {\"accountId\": \"...\", \"licenseKey\": \"...\"}: put in what"
                        + " AvaTax shows under Settings, License and API keys");
    }
}

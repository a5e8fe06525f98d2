package io.billfold.callprovider;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A provider's key in AWS Secrets Manager. Read again every few minutes, so that a new key needs no
 * deployment.
 */
final class ApiSecret implements ApiKey {
    /** How long it is used before it is read again. */
    static final Duration CACHED_FOR = Duration.ofMinutes(5);

    private final SecretsManagerClient client;
    private final String secretArn;
    private final String expected;
    private final InstantSource wall;
    private @Nullable Cached cached;

    /**
     * @param expected what belongs into the secret, for who is told that it is empty
     */
    ApiSecret(SecretsManagerClient client, String secretArn, String expected, InstantSource wall) {
        this.client = client;
        this.secretArn = secretArn;
        this.expected = expected;
        this.wall = wall;
    }

    private record Cached(String key, Instant until) {}

    @Override
    public synchronized String current() {
        Instant now = wall.instant();
        if (cached == null || !now.isBefore(cached.until())) {
            cached = new Cached(read(), now.plus(CACHED_FOR));
        }
        return cached.key();
    }

    @Override
    public synchronized void forget() {
        cached = null;
    }

    private String read() {
        String key = client.getSecretValue(r -> r.secretId(secretArn)).secretString();
        if (key == null || key.isBlank()) {
            throw new IllegalStateException(
                    "secret " + secretArn + " is empty: put " + expected + " into it");
        }
        return key.strip();
    }
}

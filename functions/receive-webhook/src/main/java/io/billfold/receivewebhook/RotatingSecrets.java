package io.billfold.receivewebhook;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A provider's secret in AWS Secrets Manager, with the version before it while the provider may
 * still sign with that one. Read again every few minutes, so that a roll needs no deployment.
 */
final class RotatingSecrets implements WebhookSecrets {
    /** How long a secret is used before it is read again: a roll takes effect within this time. */
    static final Duration CACHED_FOR = Duration.ofMinutes(5);

    /**
     * How long after a roll the last secret is taken. Stripe keeps an old secret for at most 24
     * hours (docs.stripe.com/webhooks, "Roll endpoint signing secrets"); a secret that was rolled
     * because it leaked must not be good for longer. Adyen says no more than that a new key takes
     * "some time" and the old one must be taken meanwhile (docs.adyen.com/development-resources/
     * webhooks/best-practices, retrieved 2026-11-22): a day is enough there too.
     */
    static final Duration PREVIOUS_TAKEN_FOR = Duration.ofHours(24);

    private final SecretsManagerClient client;
    private final String secretArn;
    private final String expected;
    private final InstantSource wall;
    private @Nullable Cached cached;

    /**
     * @param expected what belongs into the secret, for who is told that it is empty
     */
    RotatingSecrets(
            SecretsManagerClient client, String secretArn, String expected, InstantSource wall) {
        this.client = client;
        this.secretArn = secretArn;
        this.expected = expected;
        this.wall = wall;
    }

    private record Cached(List<String> secrets, Instant until) {}

    @Override
    public synchronized List<String> current() {
        Instant now = wall.instant();
        if (cached == null || !now.isBefore(cached.until())) {
            cached = new Cached(read(now), now.plus(CACHED_FOR));
        }
        return cached.secrets();
    }

    private List<String> read(Instant now) {
        GetSecretValueResponse current = client.getSecretValue(r -> r.secretId(secretArn));
        List<String> secrets = new ArrayList<>();
        add(secrets, current.secretString());
        if (isRecent(current.createdDate(), now)) {
            add(secrets, previous());
        }
        if (secrets.isEmpty()) {
            throw new IllegalStateException(
                    "secret " + secretArn + " is empty: put " + expected + " into it");
        }
        return List.copyOf(secrets);
    }

    private static void add(List<String> secrets, @Nullable String secret) {
        if (secret != null && !secret.isBlank()) {
            secrets.add(secret.strip());
        }
    }

    private static boolean isRecent(@Nullable Instant rolledAt, Instant now) {
        return rolledAt != null && now.isBefore(rolledAt.plus(PREVIOUS_TAKEN_FOR));
    }

    private @Nullable String previous() {
        try {
            return client.getSecretValue(r -> r.secretId(secretArn).versionStage("AWSPREVIOUS"))
                    .secretString();
        } catch (ResourceNotFoundException neverRolled) {
            return null;
        }
    }
}

package io.billfold.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys that links in mails are signed with, in AWS Secrets Manager: the current version of the
 * secret signs, and the one before it is still good, as links in mails outlive a roll. A key that
 * leaked is got rid of by two rolls. Read again every few minutes.
 */
public class LinkKeys {
    /** How long keys are used before they are read again: a roll takes effect within this time. */
    static final Duration CACHED_FOR = Duration.ofMinutes(5);

    /** Shorter secrets are no keys: 128 bits of random letters and digits have 22 characters. */
    private static final int LENGTH_MIN = 22;

    private final SecretsManagerClient client;
    private final String secretArn;
    private final InstantSource clock;
    private @Nullable Cached cached;

    public LinkKeys(SecretsManagerClient client, String secretArn, InstantSource clock) {
        this.client = client;
        this.secretArn = secretArn;
        this.clock = clock;
    }

    private record Cached(List<byte[]> keys, Instant until) {}

    /** The key to sign with. */
    public byte[] current() {
        return all().getFirst();
    }

    /** The keys that are good: the current one, then the one before it where there is one. */
    public synchronized List<byte[]> all() {
        Instant now = clock.instant();
        if (cached == null || !now.isBefore(cached.until())) {
            cached = new Cached(read(), now.plus(CACHED_FOR));
        }
        return cached.keys();
    }

    private List<byte[]> read() {
        List<byte[]> keys = new ArrayList<>();
        keys.add(key(client.getSecretValue(r -> r.secretId(secretArn)).secretString()));
        try {
            keys.add(
                    key(
                            client.getSecretValue(
                                            r -> r.secretId(secretArn).versionStage("AWSPREVIOUS"))
                                    .secretString()));
        } catch (ResourceNotFoundException neverRolled) {
            // one key is enough
        }
        return List.copyOf(keys);
    }

    private byte[] key(@Nullable String secret) {
        if (secret == null || secret.length() < LENGTH_MIN) {
            throw new IllegalStateException(
                    "secret " + secretArn + " has fewer than " + LENGTH_MIN + " characters");
        }
        return secret.getBytes(UTF_8);
    }
}

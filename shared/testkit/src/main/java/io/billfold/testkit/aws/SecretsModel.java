package io.billfold.testkit.aws;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Secrets Manager: secrets of text, with their current version and the one before. */
public final class SecretsModel implements SecretsManagerClient {
    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";

    private final InstantSource clock;
    private final Map<String, Version> current = new HashMap<>();
    private final Map<String, Version> previous = new HashMap<>();

    private record Version(int number, String value, Instant createdAt) {}

    /** One without secrets. */
    public SecretsModel(InstantSource clock) {
        this.clock = clock;
    }

    /** Gives a secret a value; the one it had becomes the previous one. */
    public void put(String arn, String value) {
        Version before = current.get(arn);
        if (before != null) {
            previous.put(arn, before);
        }
        int number = before == null ? 1 : before.number() + 1;
        current.put(arn, new Version(number, value, clock.instant()));
    }

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        Known.only(request, Set.of("SecretId", "VersionStage"));
        String stage = Objects.requireNonNullElse(request.versionStage(), CURRENT);
        Version version = versions(stage).get(request.secretId());
        if (version == null) {
            throw notFound("the specified secret value for staging label: " + stage);
        }
        return GetSecretValueResponse.builder()
                .arn(request.secretId())
                .versionId(id(version))
                .versionStages(stage)
                .secretString(version.value())
                .createdDate(version.createdAt())
                .build();
    }

    private Map<String, Version> versions(String stage) {
        return switch (stage) {
            case CURRENT -> current;
            case PREVIOUS -> previous;
            default -> Map.of();
        };
    }

    @Override
    public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
        Known.only(request, Set.of("SecretId", "SecretString", "ClientRequestToken"));
        if (request.clientRequestToken() != null) {
            throw new UnsupportedOperationException("the model does not know ClientRequestToken");
        }
        if (!current.containsKey(request.secretId())) {
            throw notFound("the specified secret");
        }
        put(request.secretId(), request.secretString());
        return PutSecretValueResponse.builder().arn(request.secretId()).build();
    }

    private static ResourceNotFoundException notFound(String what) {
        return Refusal.of(
                        ResourceNotFoundException.builder(),
                        "ResourceNotFoundException",
                        "Secrets Manager can't find " + what)
                .build();
    }

    /** As long as Secrets Manager's ids are. */
    private static String id(Version version) {
        return "%032d".formatted(version.number());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** There is nothing to close. */
    @Override
    public void close() {}
}

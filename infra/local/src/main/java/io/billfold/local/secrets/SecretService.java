package io.billfold.local.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.disk.Folder;
import io.billfold.local.http.Json;
import io.billfold.local.http.JsonService;
import io.billfold.local.http.ServiceError;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets Manager's operations. Versions are dated by the wall clock, as on AWS. */
public final class SecretService implements JsonService {
    private static final String FILE = "secrets.json";
    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:";
    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";
    private static final double MILLIS = 1000;

    private final @Nullable Folder folder;
    private final InstantSource wall = InstantSource.system();
    private final Map<String, SecretVersion> versions = new ConcurrentHashMap<>();

    /**
     * The secrets of a folder.
     *
     * @param folder null keeps them in memory
     */
    public SecretService(@Nullable Folder folder) {
        this.folder = folder;
        if (folder != null) {
            folder.read(FILE).ifPresent(this::load);
        }
    }

    private void load(JsonNode kept) {
        kept.properties().forEach(it -> versions.put(it.getKey(), SecretVersion.of(it.getValue())));
    }

    /** The value of a secret, if it has one. */
    public @Nullable String value(String name) {
        SecretVersion version = versions.get(name);
        return version == null ? null : version.value();
    }

    /** Gives a secret a value; another that it had becomes the previous one. */
    public synchronized void put(String name, String value) {
        Instant now = wall.instant();
        versions.merge(
                name,
                SecretVersion.of(value, now),
                (last, first) -> last.value().equals(value) ? last : last.rolled(value, now));
        if (folder != null) {
            ObjectNode kept = Json.object();
            versions.forEach((it, version) -> kept.set(it, version.json()));
            folder.write(FILE, kept);
        }
    }

    @Override
    public JsonNode call(String operation, JsonNode input) {
        String name = nameOf(input.path("SecretId").asText());
        return switch (operation) {
            case "GetSecretValue" -> value(name, input.path("VersionStage").asText(CURRENT));
            case "DescribeSecret" -> described(name);
            case "PutSecretValue" -> {
                described(name);
                put(name, input.path("SecretString").asText());
                yield described(name).put("VersionId", version(name).id());
            }
            default -> throw ServiceError.unsupported("secretsmanager " + operation);
        };
    }

    private JsonNode value(String name, String stage) {
        SecretVersion version = stage.equals(PREVIOUS) ? version(name).previous() : version(name);
        if (version == null || !(stage.equals(CURRENT) || stage.equals(PREVIOUS))) {
            throw notFound("the specified secret value for staging label: " + stage);
        }
        ObjectNode answer =
                described(name).put("VersionId", version.id()).put("SecretString", version.value());
        answer.putArray("VersionStages").add(stage);
        Instant createdAt = version.createdAt();
        return createdAt == null
                ? answer
                : answer.put("CreatedDate", createdAt.toEpochMilli() / MILLIS);
    }

    private SecretVersion version(String name) {
        SecretVersion version = versions.get(name);
        if (version == null) {
            throw notFound("the specified secret: " + name);
        }
        return version;
    }

    private static ServiceError notFound(String what) {
        return new ServiceError(
                400, "ResourceNotFoundException", "Secrets Manager can't find " + what);
    }

    private ObjectNode described(String name) {
        version(name);
        return Json.object().put("ARN", ARN + name).put("Name", name);
    }

    private static String nameOf(String nameOrArn) {
        return nameOrArn.startsWith(ARN) ? nameOrArn.substring(ARN.length()) : nameOrArn;
    }
}

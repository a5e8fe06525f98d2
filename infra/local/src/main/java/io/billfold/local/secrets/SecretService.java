package io.billfold.local.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.disk.Folder;
import io.billfold.local.http.Json;
import io.billfold.local.http.JsonService;
import io.billfold.local.http.ServiceError;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets Manager's operations. */
public final class SecretService implements JsonService {
    private static final String FILE = "secrets.json";
    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:";

    private final @Nullable Folder folder;
    private final Map<String, String> values = new ConcurrentHashMap<>();

    /**
     * The secrets of a folder.
     *
     * @param folder null keeps them in memory
     */
    public SecretService(@Nullable Folder folder) {
        this.folder = folder;
        if (folder != null) {
            folder.read(FILE)
                    .ifPresent(
                            kept ->
                                    kept.properties()
                                            .forEach(
                                                    it ->
                                                            values.put(
                                                                    it.getKey(),
                                                                    it.getValue().asText())));
        }
    }

    /** The value of a secret, if it has one. */
    public @Nullable String value(String name) {
        return values.get(name);
    }

    /** Gives a secret a value. */
    public synchronized void put(String name, String value) {
        values.put(name, value);
        if (folder != null) {
            folder.write(FILE, Json.tree(values));
        }
    }

    @Override
    public JsonNode call(String operation, JsonNode input) {
        String name = nameOf(input.path("SecretId").asText());
        return switch (operation) {
            case "GetSecretValue" -> described(name).put("SecretString", values.get(name));
            case "DescribeSecret" -> described(name);
            case "PutSecretValue" -> {
                ObjectNode output = described(name);
                put(name, input.path("SecretString").asText());
                yield output;
            }
            default -> throw ServiceError.unsupported("secretsmanager " + operation);
        };
    }

    private ObjectNode described(String name) {
        if (!values.containsKey(name)) {
            throw new ServiceError(
                    400,
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret: " + name);
        }
        String version = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return Json.object().put("ARN", ARN + name).put("Name", name).put("VersionId", version);
    }

    private static String nameOf(String nameOrArn) {
        return nameOrArn.startsWith(ARN) ? nameOrArn.substring(ARN.length()) : nameOrArn;
    }
}

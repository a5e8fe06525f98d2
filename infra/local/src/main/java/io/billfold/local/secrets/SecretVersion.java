package io.billfold.local.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A value of a secret.
 *
 * @param id differs from that of any other version
 * @param createdAt the wall clock; null if an older run kept only the value
 * @param previous the version before it, which has none itself; null if there was none
 */
record SecretVersion(
        String value, String id, @Nullable Instant createdAt, @Nullable SecretVersion previous) {

    /** A first value. */
    static SecretVersion of(String value, Instant now) {
        return new SecretVersion(value, UUID.randomUUID().toString(), now, null);
    }

    /** The value after this one. */
    SecretVersion rolled(String newValue, Instant now) {
        SecretVersion last = new SecretVersion(value, id, createdAt, null);
        return new SecretVersion(newValue, UUID.randomUUID().toString(), now, last);
    }

    JsonNode json() {
        ObjectNode json = Json.object().put("value", value).put("id", id);
        if (createdAt != null) {
            json.put("createdAt", createdAt.toString());
        }
        if (previous != null) {
            json.set("previous", previous.json());
        }
        return json;
    }

    /** Of what a folder keeps; a text is a value that an older run kept. */
    static SecretVersion of(JsonNode kept) {
        if (kept.isTextual()) {
            return new SecretVersion(kept.asText(), UUID.randomUUID().toString(), null, null);
        }
        JsonNode previous = kept.get("previous");
        JsonNode createdAt = kept.get("createdAt");
        return new SecretVersion(
                kept.path("value").asText(),
                kept.path("id").asText(),
                createdAt == null ? null : Instant.parse(createdAt.asText()),
                previous == null ? null : of(previous));
    }
}

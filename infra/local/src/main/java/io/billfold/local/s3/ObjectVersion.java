package io.billfold.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A version of an object, or the marker that it was deleted.
 *
 * @param id {@code null} (the text) where the bucket has no versions
 * @param sequence its file's name; a later version has a higher one
 * @param modified business time
 * @param marker whether it only says that the object was deleted
 * @param headers what it was stored with, metadata and checksums included
 * @param tags the XML document that was put; null if none was
 */
record ObjectVersion(
        String key,
        String id,
        long sequence,
        long size,
        String etag,
        Instant modified,
        boolean marker,
        Map<String, String> headers,
        Protection protection,
        @Nullable String tags) {

    ObjectVersion {
        headers = Map.copyOf(headers);
    }

    ObjectVersion with(Protection changed) {
        return new ObjectVersion(
                key, id, sequence, size, etag, modified, marker, headers, changed, tags);
    }

    ObjectVersion withTags(@Nullable String changed) {
        return new ObjectVersion(
                key, id, sequence, size, etag, modified, marker, headers, protection, changed);
    }

    JsonNode json() {
        ObjectNode json =
                Json.object()
                        .put("key", key)
                        .put("id", id)
                        .put("sequence", sequence)
                        .put("size", size)
                        .put("etag", etag)
                        .put("modified", modified.toString())
                        .put("marker", marker);
        json.set("headers", Json.tree(headers));
        json.set("protection", protection.json());
        if (tags != null) {
            json.put("tags", tags);
        }
        return json;
    }

    static ObjectVersion of(JsonNode json) {
        Map<String, String> headers = new TreeMap<>();
        json.path("headers")
                .properties()
                .forEach(it -> headers.put(it.getKey(), it.getValue().asText()));
        JsonNode tags = json.get("tags");
        return new ObjectVersion(
                json.path("key").asText(),
                json.path("id").asText(),
                json.path("sequence").asLong(),
                json.path("size").asLong(),
                json.path("etag").asText(),
                Instant.parse(json.path("modified").asText()),
                json.path("marker").asBoolean(),
                headers,
                Protection.of(json.path("protection")),
                tags == null ? null : tags.asText());
    }
}

package io.billfold.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A bucket's settings.
 *
 * @param versioning {@code Enabled}, {@code Suspended}, or empty
 * @param objectLock whether versions can be protected
 * @param documents what was put as policy, encryption and so on: kept and given back, without
 *     effect
 */
record BucketSettings(
        Instant created,
        String versioning,
        boolean objectLock,
        Optional<DefaultRetention> defaultRetention,
        Map<String, String> documents) {

    BucketSettings {
        documents = Map.copyOf(documents);
    }

    /** How versions are protected that come without a retention of their own. */
    record DefaultRetention(Protection.Mode mode, int days) {}

    static BucketSettings created(Instant now, boolean objectLock) {
        return new BucketSettings(
                now, objectLock ? "Enabled" : "", objectLock, Optional.empty(), Map.of());
    }

    boolean hasVersions() {
        return !versioning.isEmpty();
    }

    BucketSettings withVersioning(String status) {
        if (objectLock && !status.equals("Enabled")) {
            throw new S3Error(
                    409,
                    "InvalidBucketState",
                    "An Object Lock configuration is present on this bucket, so the versioning state"
                            + " cannot be changed.");
        }
        return new BucketSettings(created, status, objectLock, defaultRetention, documents);
    }

    BucketSettings withObjectLock(Optional<DefaultRetention> retention) {
        if (!versioning.equals("Enabled")) {
            throw new S3Error(
                    409, "InvalidBucketState", "Versioning must be 'Enabled' to apply Object Lock");
        }
        return new BucketSettings(created, versioning, true, retention, documents);
    }

    BucketSettings withDocument(String name, String document) {
        Map<String, String> all = new TreeMap<>(documents);
        all.put(name, document);
        return new BucketSettings(created, versioning, objectLock, defaultRetention, all);
    }

    BucketSettings withoutDocument(String name) {
        Map<String, String> all = new TreeMap<>(documents);
        all.remove(name);
        return new BucketSettings(created, versioning, objectLock, defaultRetention, all);
    }

    JsonNode json() {
        ObjectNode json =
                Json.object()
                        .put("created", created.toString())
                        .put("versioning", versioning)
                        .put("objectLock", objectLock);
        defaultRetention.ifPresent(
                it -> json.put("defaultMode", it.mode.name()).put("defaultDays", it.days));
        json.set("documents", Json.tree(documents));
        return json;
    }

    static BucketSettings of(JsonNode json) {
        Map<String, String> documents = new TreeMap<>();
        json.path("documents")
                .properties()
                .forEach(it -> documents.put(it.getKey(), it.getValue().asText()));
        return new BucketSettings(
                Instant.parse(json.path("created").asText()),
                json.path("versioning").asText(),
                json.path("objectLock").asBoolean(),
                Optional.ofNullable(json.get("defaultMode"))
                        .map(
                                mode ->
                                        new DefaultRetention(
                                                Protection.Mode.valueOf(mode.asText()),
                                                json.path("defaultDays").asInt())),
                documents);
    }
}

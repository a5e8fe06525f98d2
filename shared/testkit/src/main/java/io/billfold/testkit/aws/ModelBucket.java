package io.billfold.testkit.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A bucket with versions and Object Lock. */
final class ModelBucket {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final String name;
    private final Map<String, List<ObjectVersion>> versions = new TreeMap<>();
    private long lastId;

    ModelBucket(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    String nextId() {
        return "%032d".formatted(++lastId);
    }

    /** Whether a key has no version at all, no marker either. */
    boolean isNew(String key) {
        return !versions.containsKey(key);
    }

    /** Whether somebody who reads a key finds something. */
    boolean isThere(String key) {
        List<ObjectVersion> all = versions.getOrDefault(key, List.of());
        return !all.isEmpty() && !all.getLast().marker();
    }

    void add(String key, ObjectVersion version) {
        versions.computeIfAbsent(key, k -> new ArrayList<>()).add(version);
    }

    /**
     * A version.
     *
     * @param id null: the current one
     * @throws S3Exception if there is none
     */
    ObjectVersion version(String key, @Nullable String id) {
        if (id == null) {
            return current(key);
        }
        return versions.getOrDefault(key, List.of()).stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow(() -> error(NOT_FOUND, "NoSuchVersion", "no version " + id));
    }

    private ObjectVersion current(String key) {
        if (!isThere(key)) {
            throw Refusal.of(
                            NoSuchKeyException.builder(),
                            NOT_FOUND,
                            "NoSuchKey",
                            "The specified key does not exist: " + key)
                    .build();
        }
        return versions.getOrDefault(key, List.of()).getLast();
    }

    /** Deletes a version for good. */
    void delete(String key, String id, Instant now) {
        ObjectVersion version = version(key, id);
        requireUnlocked(version, now);
        List<ObjectVersion> left = versions.getOrDefault(key, List.of());
        left.remove(version);
        if (left.isEmpty()) {
            versions.remove(key);
        }
    }

    /** Protects a version for longer. */
    void lock(String key, ObjectVersion version, ObjectVersion.Lock lock, Instant now) {
        Instant until = version.lock().until();
        if (until != null && (lock.until() == null || lock.until().isBefore(until))) {
            requireUnlocked(version, now);
        }
        versions.getOrDefault(key, List.of())
                .replaceAll(it -> it.id().equals(version.id()) ? it.with(lock) : it);
    }

    private static void requireUnlocked(ObjectVersion version, Instant now) {
        if (version.lock().holds(now)) {
            throw error(
                    FORBIDDEN,
                    "AccessDenied",
                    "Access Denied because object protected by object lock");
        }
    }

    static S3Exception error(int status, String code, String message) {
        return (S3Exception) Refusal.of(S3Exception.builder(), status, code, message).build();
    }
}

package io.billfold.local.s3;

import io.billfold.local.disk.Folder;
import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A bucket: its settings and versions, in memory and on the disk. Whoever uses it holds its
 * monitor, so that of racing conditional writes one wins.
 */
final class Bucket {
    private static final String META = ".meta";
    private static final String SETTINGS = "bucket.json";

    private final String name;
    private final Folder folder;
    private final NavigableMap<String, List<ObjectVersion>> versions = new TreeMap<>();
    private BucketSettings settings;
    private long lastSequence;

    private Bucket(String name, Folder folder, BucketSettings settings) {
        this.name = name;
        this.folder = folder;
        this.settings = settings;
    }

    static Bucket create(String name, Folder folder, BucketSettings settings) {
        Bucket bucket = new Bucket(name, folder, settings);
        bucket.settings(settings);
        return bucket;
    }

    static Optional<Bucket> open(Folder folder) {
        return folder.read(SETTINGS)
                .map(
                        json -> {
                            String name = folder.path().getFileName().toString();
                            Bucket bucket = new Bucket(name, folder, BucketSettings.of(json));
                            bucket.load();
                            return bucket;
                        });
    }

    String name() {
        return name;
    }

    BucketSettings settings() {
        return settings;
    }

    void settings(BucketSettings changed) {
        settings = changed;
        folder.write(SETTINGS, changed.json());
    }

    /** All versions by key, oldest first. */
    NavigableMap<String, List<ObjectVersion>> versions() {
        return versions;
    }

    /** The newest version that is no marker. */
    Optional<ObjectVersion> current(String key) {
        List<ObjectVersion> all = versions.getOrDefault(key, List.of());
        return all.isEmpty() || all.getLast().marker()
                ? Optional.empty()
                : Optional.of(all.getLast());
    }

    /**
     * A version.
     *
     * @param id null: the current one
     */
    ObjectVersion version(String key, @Nullable String id) {
        if (id == null) {
            return current(key).orElseThrow(() -> S3Error.noSuchKey(key));
        }
        return find(key, id).orElseThrow(() -> S3Error.noSuchVersion(id));
    }

    Optional<ObjectVersion> find(String key, String id) {
        return versions.getOrDefault(key, List.of()).stream()
                .filter(it -> it.id().equals(id))
                .findFirst();
    }

    long nextSequence() {
        return ++lastSequence;
    }

    /** A new version's id. */
    String nextId() {
        return settings.versioning().equals("Enabled")
                ? UUID.randomUUID().toString().replace("-", "")
                : "null";
    }

    /** Adds a version; the body is on the disk before the description says so. */
    void add(ObjectVersion version, byte[] body) {
        if (version.id().equals("null")) {
            find(version.key(), "null").ifPresent(this::remove);
        }
        if (!version.marker()) {
            folder.writeBytes(Long.toString(version.sequence()), body);
        }
        describe(version);
        versionsOf(version).add(version);
    }

    void replace(ObjectVersion version, ObjectVersion changed) {
        describe(changed);
        versionsOf(version).replaceAll(it -> it.id().equals(version.id()) ? changed : it);
    }

    void remove(ObjectVersion version) {
        List<ObjectVersion> all = versionsOf(version);
        all.remove(version);
        if (all.isEmpty()) {
            versions.remove(version.key());
        }
        // the description first: a body alone is nothing
        delete(version.sequence() + META);
        delete(Long.toString(version.sequence()));
    }

    byte[] body(ObjectVersion version) {
        try {
            return Files.readAllBytes(folder.path().resolve(Long.toString(version.sequence())));
        } catch (IOException e) {
            throw new UncheckedIOException("the body of " + version.key() + " is lost", e);
        }
    }

    /** Deletes an empty bucket from the disk. */
    void delete() {
        if (!versions.isEmpty()) {
            throw new S3Error(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        delete(SETTINGS);
    }

    private List<ObjectVersion> versionsOf(ObjectVersion version) {
        return versions.computeIfAbsent(version.key(), key -> new ArrayList<>());
    }

    private void describe(ObjectVersion version) {
        folder.write(version.sequence() + META, version.json());
    }

    private void delete(String file) {
        try {
            Files.deleteIfExists(folder.path().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load() {
        List<ObjectVersion> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.path())) {
            for (Path file : files.filter(it -> it.toString().endsWith(META)).toList()) {
                all.add(ObjectVersion.of(Json.parse(Files.readAllBytes(file))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.sort(Comparator.comparingLong(ObjectVersion::sequence));
        for (ObjectVersion version : all) {
            versionsOf(version).add(version);
            lastSequence = version.sequence();
        }
    }
}

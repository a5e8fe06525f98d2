package io.billfold.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.store.UploadStore;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.S3Client;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The bucket of uploads in memory. */
public final class MemoryUploads extends UploadStore {
    /** By key. */
    public final Map<String, byte[]> objects = new TreeMap<>();

    public MemoryUploads() {
        super(new Nothing(), "uploads");
    }

    private static final class Nothing implements S3Client {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    /** Puts a text, in UTF-8. */
    public void upload(String key, String text) {
        objects.put(key, text.getBytes(UTF_8));
    }

    /** An object as text. */
    public String text(String key) {
        return new String(content(key), UTF_8);
    }

    @Override
    public Optional<Upload> find(String key) {
        byte @Nullable [] content = objects.get(key);
        return content == null
                ? Optional.empty()
                : Optional.of(
                        new Upload(key, content.length, "\"" + Arrays.hashCode(content) + "\""));
    }

    @Override
    public byte[] read(String key, long from, int lengthMax) {
        byte[] content = content(key);
        int begin = Math.toIntExact(from);
        return Arrays.copyOfRange(content, begin, Math.min(content.length, begin + lengthMax));
    }

    @Override
    public byte[] content(String key) {
        return Objects.requireNonNull(objects.get(key), key);
    }

    @Override
    public void keepOnce(String key, byte[] lines) {
        objects.putIfAbsent(key, lines);
    }

    @Override
    public void put(String key, byte[] lines) {
        objects.put(key, lines);
    }
}

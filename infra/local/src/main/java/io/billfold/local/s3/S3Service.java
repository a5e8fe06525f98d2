package io.billfold.local.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.disk.Folder;
import io.billfold.local.http.Answer;
import io.billfold.local.http.Endpoint;
import io.billfold.local.http.Json;
import io.billfold.local.http.Request;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** S3's operations over the buckets of a folder. */
public final class S3Service implements Endpoint {
    private final Folder folder;
    private final InstantSource clock;
    private final Function<String, @Nullable String> secrets;
    private final Map<String, Bucket> buckets = new ConcurrentSkipListMap<>();
    private final BucketOperations bucketOperations;
    private final ObjectOperations objectOperations;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private BiConsumer<String, ObjectNode> events = (_, _) -> {};

    /**
     * The buckets of a folder.
     *
     * @param clock what retention is measured by
     * @param secrets gives a key's secret by its id; null if there is no such key
     */
    public S3Service(
            Folder folder, InstantSource clock, Function<String, @Nullable String> secrets) {
        this.folder = folder;
        this.clock = clock;
        this.secrets = secrets;
        this.objectOperations = new ObjectOperations(clock, this::bucket);
        this.bucketOperations = new BucketOperations(objectOperations);
        load();
    }

    /** Whether there is such a bucket. */
    public boolean has(String bucket) {
        return buckets.containsKey(bucket);
    }

    /**
     * Creates a bucket unless it is there, and sets what the template says of it.
     *
     * @param versioned whether it keeps versions; with Object Lock it always does
     */
    public void put(String name, boolean versioned, boolean objectLock, DefaultLock lock) {
        Bucket bucket =
                buckets.computeIfAbsent(
                        name,
                        it ->
                                Bucket.create(
                                        it,
                                        folder.folder(it),
                                        BucketSettings.created(clock.instant(), objectLock)));
        if (versioned && !bucket.settings().hasVersions()) {
            bucket.settings(bucket.settings().withVersioning("Enabled"));
        }
        if (objectLock && lock.days() > 0) {
            bucket.settings(
                    bucket.settings()
                            .withObjectLock(
                                    Optional.of(
                                            new BucketSettings.DefaultRetention(
                                                    Protection.Mode.valueOf(lock.mode()),
                                                    lock.days()))));
        }
    }

    /** Has a listener told of what is created in a bucket, as EventBridge is. */
    public void tell(String bucket, BiConsumer<String, ObjectNode> listener) {
        told.add(bucket);
        events = listener;
    }

    /**
     * A bucket's default retention.
     *
     * @param mode {@code COMPLIANCE} or {@code GOVERNANCE}
     * @param days 0 for none
     */
    public record DefaultLock(String mode, int days) {}

    @Override
    public Answer answer(Request request) {
        try {
            Signature.verify(request, Instant.now(), secrets);
            return operate(S3Call.of(request))
                    .with("x-amz-request-id", UUID.randomUUID().toString());
        } catch (S3Error e) {
            return e.status() == 304 ? Answer.empty(304) : error(e);
        }
    }

    private static Answer error(S3Error e) {
        return Answer.xml(
                e.status(),
                Xml.nest(
                        "Error",
                        Xml.element("Code", e.code()),
                        Xml.element("Message", String.valueOf(e.getMessage()))));
    }

    private Answer operate(S3Call call) {
        if (call.bucket().isEmpty()) {
            return listBuckets();
        }
        if (call.key().isEmpty() && call.method().equals("PUT") && call.query().isEmpty()) {
            return create(call);
        }
        Bucket bucket = bucket(call.bucket());
        synchronized (bucket) {
            if (!call.key().isEmpty()) {
                return operate(call, bucket);
            }
            if (call.method().equals("DELETE") && call.query().isEmpty()) {
                bucket.delete();
                buckets.remove(bucket.name());
                return Answer.empty(204);
            }
            return bucketOperations.operate(call, bucket);
        }
    }

    private Answer operate(S3Call call, Bucket bucket) {
        long before = sequence(bucket, call.key());
        Answer answer = objectOperations.operate(call, bucket);
        if (told.contains(bucket.name()) && sequence(bucket, call.key()) > before) {
            bucket.current(call.key())
                    .ifPresent(it -> events.accept("Object Created", created(bucket, it)));
        }
        return answer;
    }

    private static long sequence(Bucket bucket, String key) {
        return bucket.current(key).map(ObjectVersion::sequence).orElse(-1L);
    }

    /** As S3 tells it (Amazon S3 user guide, "EventBridge event message structure"). */
    private static ObjectNode created(Bucket bucket, ObjectVersion version) {
        ObjectNode detail = Json.object().put("version", "0");
        detail.putObject("bucket").put("name", bucket.name());
        detail.putObject("object")
                .put("key", version.key())
                .put("size", version.size())
                .put("etag", version.etag().replace("\"", ""))
                .put("sequencer", "%016X".formatted(version.sequence()));
        return detail.put("reason", "PutObject");
    }

    private Bucket bucket(String name) {
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw new S3Error(404, "NoSuchBucket", "The specified bucket does not exist: " + name);
        }
        return bucket;
    }

    private Answer listBuckets() {
        String all =
                buckets.values().stream()
                        .map(
                                it ->
                                        Xml.nest(
                                                "Bucket",
                                                Xml.element("Name", it.name()),
                                                Xml.element(
                                                        "CreationDate", it.settings().created())))
                        .collect(Collectors.joining());
        return Answer.xml(
                200,
                Xml.nest(
                        "ListAllMyBucketsResult",
                        Xml.nest("Owner", Xml.element("ID", "local")),
                        Xml.nest("Buckets", all)));
    }

    private Answer create(S3Call call) {
        boolean lock =
                call.header("x-amz-bucket-object-lock-enabled").filter("true"::equals).isPresent();
        synchronized (buckets) {
            if (has(call.bucket())) {
                throw new S3Error(409, "BucketAlreadyOwnedByYou", call.bucket() + " exists");
            }
            put(call.bucket(), false, lock, new DefaultLock("", 0));
        }
        return Answer.empty(200).with("location", "/" + call.bucket());
    }

    private void load() {
        try {
            Files.createDirectories(folder.path());
            try (Stream<Path> files = Files.list(folder.path())) {
                files.filter(Files::isDirectory)
                        .flatMap(it -> Bucket.open(new Folder(it)).stream())
                        .forEach(it -> buckets.put(it.name(), it));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder.path(), e);
        }
    }
}

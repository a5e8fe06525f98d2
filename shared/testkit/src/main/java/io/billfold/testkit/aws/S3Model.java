package io.billfold.testkit.aws;

import io.billfold.testkit.aws.ObjectVersion.Lock;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRetentionRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRetentionResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * S3: buckets with versions and Object Lock, and no others. Locks are COMPLIANCE locks: nobody may
 * end one early.
 */
public final class S3Model implements S3Client {
    private static final Set<String> PUT =
            Set.of(
                    "Bucket",
                    "Key",
                    "ContentType",
                    "ContentLength",
                    "IfNoneMatch",
                    "ChecksumAlgorithm",
                    "ChecksumSHA256",
                    "Metadata",
                    "ObjectLockMode",
                    "ObjectLockRetainUntilDate");
    private static final Set<String> READ = Set.of("Bucket", "Key", "VersionId", "ChecksumMode");

    private static final int BAD_REQUEST = 400;
    private static final int PRECONDITION_FAILED = 412;

    private final InstantSource clock;
    private final Map<String, ModelBucket> buckets = new TreeMap<>();
    private final ModelUploads uploads = new ModelUploads();
    private Consumer<StoredObject> witness = object -> {};

    /**
     * One without buckets.
     *
     * @param clock also what locks run out by
     */
    public S3Model(InstantSource clock) {
        this.clock = clock;
    }

    /** Who is told of each version that was stored. */
    public void onWrite(Consumer<StoredObject> newWitness) {
        witness = newWitness;
    }

    @Override
    public CreateBucketResponse createBucket(CreateBucketRequest request) {
        Known.only(request, Set.of("Bucket", "ObjectLockEnabledForBucket"));
        if (!Boolean.TRUE.equals(request.objectLockEnabledForBucket())) {
            throw new UnsupportedOperationException(
                    "the model does not know buckets without Object Lock: " + request.bucket());
        }
        if (buckets.putIfAbsent(request.bucket(), new ModelBucket(request.bucket())) != null) {
            throw Refusal.of(
                            BucketAlreadyOwnedByYouException.builder(),
                            409,
                            "BucketAlreadyOwnedByYou",
                            "The bucket exists: " + request.bucket())
                    .build();
        }
        return CreateBucketResponse.builder().location("/" + request.bucket()).build();
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        Known.only(request, PUT);
        ModelBucket bucket = bucket(request.bucket());
        checkCondition(request, bucket);
        byte[] content = content(body);
        byte[] sha256 = Sha256.of(content);
        checkSum(request, sha256);
        Instant now = clock.instant();
        Lock lock = lock(request.objectLockMode(), request.objectLockRetainUntilDate(), now);
        ObjectVersion version =
                new ObjectVersion(
                        bucket.nextId(),
                        false,
                        content,
                        sha256,
                        isChecked(request),
                        request.contentType(),
                        request.metadata(),
                        now,
                        lock);
        store(bucket, request.key(), version);
        return PutObjectResponse.builder()
                .eTag(version.etag())
                .versionId(version.id())
                .checksumSHA256(checksum(version))
                .build();
    }

    private static void checkCondition(PutObjectRequest request, ModelBucket bucket) {
        if (request.ifNoneMatch() == null) {
            return;
        }
        if (!request.ifNoneMatch().equals("*")) {
            throw new UnsupportedOperationException("If-None-Match: " + request.ifNoneMatch());
        }
        if (bucket.isThere(request.key())) {
            throw ModelBucket.error(
                    PRECONDITION_FAILED,
                    "PreconditionFailed",
                    "At least one of the pre-conditions you specified did not hold");
        }
    }

    @Override
    public CreateMultipartUploadResponse createMultipartUpload(
            CreateMultipartUploadRequest request) {
        Known.only(request, Set.of("Bucket", "Key", "ContentType"));
        bucket(request.bucket());
        return CreateMultipartUploadResponse.builder().uploadId(uploads.begin()).build();
    }

    @Override
    public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
        Known.only(request, Set.of("Bucket", "Key", "UploadId", "PartNumber", "ContentLength"));
        String etag = uploads.part(request.uploadId(), request.partNumber(), content(body));
        return UploadPartResponse.builder().eTag(etag).build();
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            CompleteMultipartUploadRequest request) {
        Known.only(request, Set.of("Bucket", "Key", "UploadId", "MultipartUpload"));
        byte[] content = uploads.complete(request.uploadId(), request.multipartUpload().parts());
        ModelBucket bucket = bucket(request.bucket());
        ObjectVersion version =
                new ObjectVersion(
                        bucket.nextId(),
                        false,
                        content,
                        Sha256.of(content),
                        false,
                        null,
                        Map.of(),
                        clock.instant(),
                        Lock.NONE);
        store(bucket, request.key(), version);
        return CompleteMultipartUploadResponse.builder().eTag(version.etag()).build();
    }

    private static byte[] content(RequestBody body) {
        try (InputStream stream = body.contentStreamProvider().newStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the content cannot be read", e);
        }
    }

    private static boolean isChecked(PutObjectRequest request) {
        ChecksumAlgorithm algorithm = request.checksumAlgorithm();
        if (algorithm != null && algorithm != ChecksumAlgorithm.SHA256) {
            throw new UnsupportedOperationException(
                    "the model does not know the checksum " + algorithm);
        }
        return algorithm != null || request.checksumSHA256() != null;
    }

    private static void checkSum(PutObjectRequest request, byte[] sha256) {
        String claimed = request.checksumSHA256();
        if (claimed != null && !Arrays.equals(Base64.getDecoder().decode(claimed), sha256)) {
            throw ModelBucket.error(
                    BAD_REQUEST,
                    "BadDigest",
                    "The SHA256 you specified did not match the calculated checksum.");
        }
    }

    private static Lock lock(@Nullable ObjectLockMode mode, @Nullable Instant until, Instant now) {
        if (mode == null && until == null) {
            return Lock.NONE;
        }
        if (mode == null || until == null || !until.isAfter(now)) {
            throw ModelBucket.error(
                    BAD_REQUEST,
                    "InvalidArgument",
                    "a lock needs a mode and a date in the future, not " + mode + " " + until);
        }
        if (mode != ObjectLockMode.COMPLIANCE) {
            throw new UnsupportedOperationException("the model does not know the lock " + mode);
        }
        return new Lock(mode, until);
    }

    private void store(ModelBucket bucket, String key, ObjectVersion version) {
        boolean first = bucket.isNew(key);
        bucket.add(key, version);
        witness.accept(
                new StoredObject(
                        bucket.name(),
                        key,
                        version.content(),
                        HexFormat.of().formatHex(version.sha256()),
                        version.lock().mode(),
                        version.lock().until(),
                        first));
    }

    @Override
    public <T> T getObject(
            GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        Known.only(request, READ);
        ObjectVersion version = version(request.bucket(), request.key(), request.versionId());
        try {
            return transformer.transform(
                    got(version, request.checksumMode()),
                    AbortableInputStream.create(new ByteArrayInputStream(version.content())));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the content cannot be taken", e);
        }
    }

    private static GetObjectResponse got(ObjectVersion version, @Nullable ChecksumMode mode) {
        return GetObjectResponse.builder()
                .contentLength((long) version.content().length)
                .contentType(version.contentType())
                .metadata(version.metadata())
                .eTag(version.etag())
                .versionId(version.id())
                .lastModified(version.storedAt())
                .objectLockMode(version.lock().mode())
                .objectLockRetainUntilDate(version.lock().until())
                .checksumSHA256(mode == ChecksumMode.ENABLED ? checksum(version) : null)
                .build();
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        Known.only(request, READ);
        ObjectVersion version = version(request.bucket(), request.key(), request.versionId());
        boolean checked = request.checksumMode() == ChecksumMode.ENABLED;
        return HeadObjectResponse.builder()
                .contentLength((long) version.content().length)
                .contentType(version.contentType())
                .metadata(version.metadata())
                .eTag(version.etag())
                .versionId(version.id())
                .lastModified(version.storedAt())
                .objectLockMode(version.lock().mode())
                .objectLockRetainUntilDate(version.lock().until())
                .checksumSHA256(checked ? checksum(version) : null)
                .build();
    }

    /** What the writer had checked; null if nothing. */
    private static @Nullable String checksum(ObjectVersion version) {
        return version.checked() ? Base64.getEncoder().encodeToString(version.sha256()) : null;
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        Known.only(request, Set.of("Bucket", "Key", "VersionId"));
        ModelBucket bucket = bucket(request.bucket());
        if (request.versionId() != null) {
            bucket.delete(request.key(), request.versionId(), clock.instant());
            return DeleteObjectResponse.builder().versionId(request.versionId()).build();
        }
        ObjectVersion marker = ObjectVersion.marker(bucket.nextId(), clock.instant());
        bucket.add(request.key(), marker);
        return DeleteObjectResponse.builder().versionId(marker.id()).deleteMarker(true).build();
    }

    @Override
    public PutObjectRetentionResponse putObjectRetention(PutObjectRetentionRequest request) {
        Known.only(request, Set.of("Bucket", "Key", "VersionId", "Retention"));
        ModelBucket bucket = bucket(request.bucket());
        ObjectVersion version = bucket.version(request.key(), request.versionId());
        ObjectLockRetentionMode mode = request.retention().mode();
        Instant now = clock.instant();
        Lock lock =
                lock(
                        mode == null ? null : ObjectLockMode.fromValue(mode.toString()),
                        request.retention().retainUntilDate(),
                        now);
        bucket.lock(request.key(), version, lock, now);
        return PutObjectRetentionResponse.builder().build();
    }

    private ObjectVersion version(String bucket, String key, @Nullable String id) {
        return bucket(bucket).version(key, id);
    }

    private ModelBucket bucket(String name) {
        ModelBucket bucket = buckets.get(name);
        if (bucket == null) {
            throw Refusal.of(
                            NoSuchBucketException.builder(),
                            404,
                            "NoSuchBucket",
                            "The specified bucket does not exist: " + name)
                    .build();
        }
        return bucket;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** There is nothing to close. */
    @Override
    public void close() {}
}

package io.billfold.store;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;

/**
 * The bucket of documents, which has Object Lock: an object is written once, with a SHA-256 that S3
 * checks, and in COMPLIANCE mode nobody can shorten its retention.
 */
final class LockedBucket {
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;

    LockedBucket(S3Client s3, S3Presigner presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    /**
     * What is to be written.
     *
     * @param sha256 of the content, 32 bytes
     * @param until the first day (UTC) on which it may be deleted
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once and never compared
    record Entry(String key, String contentType, byte[] sha256, LocalDate until) {}

    /**
     * Writes an object unless there is one.
     *
     * @return whether it was written now
     */
    boolean put(Entry entry, RequestBody body) {
        try {
            s3.putObject(request(entry), body);
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw e;
        }
    }

    private PutObjectRequest request(Entry entry) {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(entry.key())
                .contentType(entry.contentType())
                .ifNoneMatch("*")
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                .checksumSHA256(Base64.getEncoder().encodeToString(entry.sha256()))
                .objectLockMode(ObjectLockMode.COMPLIANCE)
                .objectLockRetainUntilDate(start(entry.until()))
                .build();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Keeps an object until a day at least. */
    void keepUntil(String key, LocalDate until) {
        Instant kept =
                s3.getObjectRetention(r -> r.bucket(bucket).key(key)).retention().retainUntilDate();
        if (kept == null || kept.isBefore(start(until))) {
            ObjectLockRetention retention =
                    ObjectLockRetention.builder()
                            .mode(ObjectLockRetentionMode.COMPLIANCE)
                            .retainUntilDate(start(until))
                            .build();
            s3.putObjectRetention(r -> r.bucket(bucket).key(key).retention(retention));
        }
    }

    /** What S3 knows of an object without its content. */
    HeadObjectResponse head(String key) {
        return s3.headObject(r -> r.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED));
    }

    /** Whether an object is there. S3 tells nobody who may not list the bucket that it is not. */
    boolean isThere(String key) {
        try {
            head(key);
            return true;
        } catch (S3Exception e) {
            if (MissingObject.isToldBy(e)) {
                return false;
            }
            throw e;
        }
    }

    /** The bytes of an object that is there. */
    byte[] content(String key) {
        return s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray();
    }

    /** An object that is there, to be read and closed. */
    InputStream open(String key) {
        return s3.getObject(r -> r.bucket(bucket).key(key));
    }

    /**
     * A link that gives whoever has it the object until it expires.
     *
     * @param fileName what the browser saves it as
     */
    DocumentStore.Link link(String key, Duration expiry, String fileName) {
        GetObjectRequest get =
                GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .responseContentDisposition("attachment; filename=\"" + fileName + "\"")
                        .build();
        var signed =
                presigner.presignGetObject(r -> r.signatureDuration(expiry).getObjectRequest(get));
        return new DocumentStore.Link(URI.create(signed.url().toString()), signed.expiration());
    }

    /** For messages: where an object is. */
    String url(String key) {
        return "s3://" + bucket + "/" + key;
    }
}

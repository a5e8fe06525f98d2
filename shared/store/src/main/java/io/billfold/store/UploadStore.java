package io.billfold.store;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.Optional;

/** Files that somebody uploaded, read piece by piece, and the answers to them: in a bucket. */
public class UploadStore {
    private static final int PRECONDITION_FAILED = 412;
    private static final String JSON_LINES = "application/x-ndjson";

    private final S3Client s3;
    private final String bucket;

    public UploadStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * A file.
     *
     * @param etag changes when another file takes its place
     */
    public record Upload(String key, long sizeBytes, String etag) {}

    /**
     * The file with this key. To whoever may not list a bucket S3 says of a missing object that it
     * is forbidden, so both are the same here.
     */
    public Optional<Upload> find(String key) {
        try {
            HeadObjectResponse head = s3.headObject(r -> r.bucket(bucket).key(key));
            return Optional.of(new Upload(key, head.contentLength(), head.eTag()));
        } catch (S3Exception e) {
            if (MissingObject.isToldBy(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * A piece of a file.
     *
     * @param from the first byte, which must be there
     * @param lengthMax fewer come at the end of the file
     */
    public byte[] read(String key, long from, int lengthMax) {
        String range = "bytes=" + from + "-" + (from + lengthMax - 1);
        return s3.getObjectAsBytes(r -> r.bucket(bucket).key(key).range(range)).asByteArrayUnsafe();
    }

    /** All of a file that is known to be small enough. */
    public byte[] content(String key) {
        return s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArrayUnsafe();
    }

    /** Writes an object once; one that is there stays as it is. */
    public void keepOnce(String key, byte[] lines) {
        try {
            s3.putObject(
                    r -> r.bucket(bucket).key(key).contentType(JSON_LINES).ifNoneMatch("*"),
                    RequestBody.fromBytes(lines));
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw e;
            }
        }
    }

    /** Writes an object in the place of one that was there. */
    public void put(String key, byte[] lines) {
        s3.putObject(
                r -> r.bucket(bucket).key(key).contentType(JSON_LINES),
                RequestBody.fromBytes(lines));
    }
}

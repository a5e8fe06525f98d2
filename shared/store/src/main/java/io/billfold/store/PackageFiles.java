package io.billfold.store;

import io.billfold.billing.auditpackage.PackageId;
import io.billfold.store.DocumentStore.Link;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The files of audit packages, in a bucket of their own that deletes them after a while: {@code
 * packages/id/attempt/package.zip}, and what its making goes on from, {@code
 * work/id/attempt/000001.step} for each step and {@code 000001.rest}, bytes of the zip that are too
 * few for a part of the upload. What is under {@code work/} is deleted sooner.
 */
public class PackageFiles {
    /** The least that S3 takes as a part of an upload, but for the last one: 5 MiB. */
    public static final int PART_BYTES_MIN = 5 * 1024 * 1024;

    /** The most parts that S3 takes in an upload. */
    public static final int PARTS_MAX = 10_000;

    /** What S3 says of an upload that was given up, or that somebody else wrote into. */
    private static final Set<String> LOST = Set.of("NoSuchUpload", "InvalidPart");

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;

    public PackageFiles(S3Client s3, S3Presigner presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    /** A part of the zip that is uploaded. */
    public record Part(int number, String etag) {}

    /** Where the zip is. */
    public static String zipKey(PackageId id, int attempt) {
        return "packages/" + id + "/" + attempt + "/package.zip";
    }

    private static String work(PackageId id, int attempt, long step) {
        return String.format(Locale.ROOT, "work/%s/%d/%06d", id, attempt, step);
    }

    /** Where the file of a step is. */
    public static String stepKey(PackageId id, int attempt, long step) {
        return work(id, attempt, step) + ".step";
    }

    /** Where the bytes are that were left over after a step. */
    public static String restKey(PackageId id, int attempt, long step) {
        return work(id, attempt, step) + ".rest";
    }

    /** Begins an upload in parts, and gives its id. */
    public String begin(String key) {
        return s3.createMultipartUpload(
                        r -> r.bucket(bucket).key(key).contentType("application/zip"))
                .uploadId();
    }

    /**
     * Uploads a part; the same number again takes its place.
     *
     * @throws LostUploadException when the upload was given up
     */
    public Part part(String key, String uploadId, int number, byte[] content) {
        try {
            return new Part(number, etag(key, uploadId, number, content));
        } catch (S3Exception e) {
            throw lost(key, e);
        }
    }

    private String etag(String key, String uploadId, int number, byte[] content) {
        return s3.uploadPart(
                        r ->
                                r.bucket(bucket)
                                        .key(key)
                                        .uploadId(uploadId)
                                        .partNumber(number)
                                        .contentLength((long) content.length),
                        RequestBody.fromBytes(content))
                .eTag();
    }

    private static RuntimeException lost(String key, S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details != null && LOST.contains(details.errorCode())
                ? new LostUploadException(key, e)
                : e;
    }

    /**
     * Puts the parts together, which makes the file.
     *
     * @throws LostUploadException when the upload was given up, or a part is another than the one
     *     that was uploaded
     */
    public void complete(String key, String uploadId, List<Part> parts) {
        List<CompletedPart> all =
                parts.stream()
                        .map(
                                it ->
                                        CompletedPart.builder()
                                                .partNumber(it.number())
                                                .eTag(it.etag())
                                                .build())
                        .toList();
        try {
            s3.completeMultipartUpload(
                    r ->
                            r.bucket(bucket)
                                    .key(key)
                                    .uploadId(uploadId)
                                    .multipartUpload(u -> u.parts(all)));
        } catch (S3Exception e) {
            throw lost(key, e);
        }
    }

    /** Writes a file in the place of one that was there. */
    public void put(String key, byte[] content) {
        s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    /** All of a file that is known to be small enough. */
    public byte[] content(String key) {
        return s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArrayUnsafe();
    }

    /**
     * How many bytes a file has; empty where there is none. To whoever may not list a bucket S3
     * says of a missing file that it is forbidden, so both are the same here.
     */
    public OptionalLong size(String key) {
        try {
            return OptionalLong.of(s3.headObject(r -> r.bucket(bucket).key(key)).contentLength());
        } catch (S3Exception e) {
            if (MissingObject.isToldBy(e)) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    /** A link that gives whoever has it a file until it expires. */
    public Link link(String key, Duration expiry, String fileName) {
        GetObjectRequest get =
                GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .responseContentDisposition("attachment; filename=\"" + fileName + "\"")
                        .build();
        var signed =
                presigner.presignGetObject(r -> r.signatureDuration(expiry).getObjectRequest(get));
        return new Link(URI.create(signed.url().toString()), signed.expiration());
    }
}

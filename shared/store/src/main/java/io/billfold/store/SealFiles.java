package io.billfold.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.proof.Seal;
import io.billfold.store.DocumentStore.Link;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;

/**
 * The seals of days and the leaves under them: in the bucket of documents, under Object Lock in
 * COMPLIANCE mode. For 2026-01-31 they are {@code seals/2026/2026-01-31.json}, the seal's canonical
 * JSON and nothing else, and {@code seals/2026/2026-01-31.leaves.jsonl}, one document a line in the
 * order of the numbers.
 */
public class SealFiles {
    /**
     * Calendar years that seals are kept after the year that they seal: no document must outlive
     * its seal. Fifteen is the longest term of any country that is supported (United Arab Emirates,
     * of records of real estate); most have ten at most.
     */
    static final int RETENTION_YEARS = 15;

    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;

    public SealFiles(S3Client s3, S3Presigner presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    /** Where the seal of a day is. */
    public static String key(LocalDate day) {
        return key(day, ".json");
    }

    private static String leavesKey(LocalDate day) {
        return key(day, ".leaves.jsonl");
    }

    private static String key(LocalDate day, String ending) {
        return "seals/%d/%s%s".formatted(day.getYear(), day, ending);
    }

    /**
     * The seal of a day that is sealed.
     *
     * @throws S3Exception when there is none
     */
    public Seal seal(LocalDate day) {
        byte[] json = s3.getObjectAsBytes(r -> r.bucket(bucket).key(key(day))).asByteArrayUnsafe();
        return Seal.parse(new String(json, UTF_8));
    }

    /**
     * Keeps the seal of a day, unless there is one.
     *
     * @return the seal that is kept: this one, or the one that was there
     */
    public Seal keep(Seal seal) {
        byte[] json = seal.canonical().getBytes(UTF_8);
        PutObjectRequest request =
                once(key(seal.day()), "application/json", seal.day(), Sha256.digest(json));
        return put(request, RequestBody.fromBytes(json)) ? seal : seal(seal.day());
    }

    /**
     * The leaves of a day that has some, to be read line by line and closed.
     *
     * @throws S3Exception when there are none
     */
    public LeafLines leaves(LocalDate day) {
        GetObjectRequest request =
                GetObjectRequest.builder().bucket(bucket).key(leavesKey(day)).build();
        return new LeafLines(leavesKey(day), s3.getObject(request));
    }

    /** Keeps the leaves of a day, unless there are some: those stay. */
    public void keepLeaves(LocalDate day, LeafFile leaves) {
        PutObjectRequest request =
                once(leavesKey(day), "application/x-ndjson", day, leaves.sha256());
        put(request, RequestBody.fromFile(leaves.path()));
    }

    private PutObjectRequest once(String key, String contentType, LocalDate day, byte[] sha256) {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType(contentType)
                .ifNoneMatch("*")
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                .checksumSHA256(Base64.getEncoder().encodeToString(sha256))
                .objectLockMode(ObjectLockMode.COMPLIANCE)
                .objectLockRetainUntilDate(
                        LocalDate.of(day.getYear() + RETENTION_YEARS + 1, 1, 1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant())
                .build();
    }

    /** Whether it was written now. */
    private boolean put(PutObjectRequest request, RequestBody body) {
        try {
            s3.putObject(request, body);
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw e;
        }
    }

    /** A link that gives whoever has it the leaves of a day until it expires. */
    public Link leavesLink(LocalDate day, Duration expiry) {
        GetObjectRequest get =
                GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(leavesKey(day))
                        .responseContentDisposition(
                                "attachment; filename=\"" + day + ".leaves.jsonl\"")
                        .build();
        var signed =
                presigner.presignGetObject(r -> r.signatureDuration(expiry).getObjectRequest(get));
        return new Link(URI.create(signed.url().toString()), signed.expiration());
    }
}

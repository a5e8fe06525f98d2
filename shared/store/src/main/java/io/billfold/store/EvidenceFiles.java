package io.billfold.store;

import io.billfold.billing.evidence.Evidence;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What was sent to providers as answers to disputes: in the bucket of documents, under Object Lock
 * in COMPLIANCE mode, as {@code evidence/SELLER/PROVIDER/DISPUTE/HASH.zip}.
 */
public class EvidenceFiles {
    /**
     * Calendar years that an answer is kept after its own: it belongs to the bookings of the case,
     * which no country asks for longer than ten years but for those of real estate.
     */
    static final int RETENTION_YEARS = 10;

    private final LockedBucket bucket;

    public EvidenceFiles(S3Client s3, S3Presigner presigner, String bucket) {
        this.bucket = new LockedBucket(s3, presigner, bucket);
    }

    /**
     * Keeps an answer; the same again is a success.
     *
     * @param zip its bytes
     * @param on the day of the decision
     */
    public Evidence.Archive keep(Evidence evidence, byte[] zip, LocalDate on) {
        byte[] sha256 = Sha256.digest(zip);
        String hex = HexFormat.of().formatHex(sha256);
        String key =
                "evidence/%s/%s/%s/%s.zip"
                        .formatted(
                                evidence.seller(), evidence.provider(), evidence.disputeId(), hex);
        LocalDate until = LocalDate.of(on.getYear() + RETENTION_YEARS + 1, 1, 1);
        bucket.put(
                new LockedBucket.Entry(key, "application/zip", sha256, until),
                RequestBody.fromBytes(zip));
        return new Evidence.Archive(key, hex);
    }

    /**
     * The bytes of an answer as they were kept.
     *
     * @throws IllegalStateException when they are not those that were decided on
     */
    public byte[] content(Evidence.Archive archive) {
        byte[] zip = bucket.content(archive.key());
        if (!Arrays.equals(Sha256.digest(zip), HexFormat.of().parseHex(archive.sha256()))) {
            throw new IllegalStateException(
                    bucket.url(archive.key()) + " is not what was decided to be sent");
        }
        return zip;
    }
}

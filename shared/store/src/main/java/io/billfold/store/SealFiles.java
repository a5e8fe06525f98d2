package io.billfold.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.proof.Seal;
import io.billfold.store.DocumentStore.Link;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.time.Duration;
import java.time.LocalDate;

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

    private final LockedBucket bucket;

    public SealFiles(S3Client s3, S3Presigner presigner, String bucket) {
        this.bucket = new LockedBucket(s3, presigner, bucket);
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
        return Seal.parse(new String(bucket.content(key(day)), UTF_8));
    }

    /**
     * Keeps the seal of a day, unless there is one.
     *
     * @return the seal that is kept: this one, or the one that was there
     */
    public Seal keep(Seal seal) {
        byte[] json = seal.canonical().getBytes(UTF_8);
        LockedBucket.Entry entry =
                entry(key(seal.day()), "application/json", seal.day(), Sha256.digest(json));
        return bucket.put(entry, RequestBody.fromBytes(json)) ? seal : seal(seal.day());
    }

    /**
     * The leaves of a day that has some, to be read line by line and closed.
     *
     * @throws S3Exception when there are none
     */
    public LeafLines leaves(LocalDate day) {
        return new LeafLines(leavesKey(day), bucket.open(leavesKey(day)));
    }

    /** Keeps the leaves of a day, unless there are some: those stay. */
    public void keepLeaves(LocalDate day, LeafFile leaves) {
        LockedBucket.Entry entry =
                entry(leavesKey(day), "application/x-ndjson", day, leaves.sha256());
        bucket.put(entry, RequestBody.fromFile(leaves.path()));
    }

    private static LockedBucket.Entry entry(
            String key, String contentType, LocalDate day, byte[] sha256) {
        LocalDate until = LocalDate.of(day.getYear() + RETENTION_YEARS + 1, 1, 1);
        return new LockedBucket.Entry(key, contentType, sha256, until);
    }

    /** A link that gives whoever has it the leaves of a day until it expires. */
    public Link leavesLink(LocalDate day, Duration expiry) {
        return bucket.link(leavesKey(day), expiry, day + ".leaves.jsonl");
    }
}

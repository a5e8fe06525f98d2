package io.billfold.store;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.time.LocalDate;

/**
 * Sellers' logos: in the bucket of documents, under Object Lock, each as {@code logos/} and its
 * SHA-256. A document names its logo by that hash, so it must be there as long as the document is.
 */
public class LogoStore {
    /**
     * Calendar years that a logo is kept after the year in which it was last drawn: no document is
     * kept longer (see {@link SealFiles}).
     */
    static final int RETENTION_YEARS = SealFiles.RETENTION_YEARS;

    private final LockedBucket bucket;

    public LogoStore(S3Client s3, S3Presigner presigner, String bucket) {
        this.bucket = new LockedBucket(s3, presigner, bucket);
    }

    /**
     * Keeps a logo for a year, and longer once it is drawn. The same one again is a success.
     *
     * @param contentType {@code image/png} or {@code image/jpeg}
     * @return its SHA-256 in lower-case hexadecimal
     */
    public String keep(byte[] file, String contentType, LocalDate today) {
        byte[] sha256 = Sha256.digest(file);
        String hash = Sha256.hex(file);
        LockedBucket.Entry entry =
                new LockedBucket.Entry(key(hash), contentType, sha256, today.plusYears(1));
        bucket.put(entry, RequestBody.fromBytes(file));
        return hash;
    }

    /** Whether a logo is kept. */
    public boolean isKept(String sha256) {
        return bucket.isThere(key(sha256));
    }

    /**
     * A logo that is drawn on a day, and is kept on as documents of that day are.
     *
     * @throws IllegalStateException when what is stored has another hash
     */
    public byte[] draw(String sha256, LocalDate today) {
        byte[] file = content(sha256);
        bucket.keepUntil(key(sha256), LocalDate.of(today.getYear() + RETENTION_YEARS + 1, 1, 1));
        return file;
    }

    /**
     * A logo that is kept.
     *
     * @throws IllegalStateException when what is stored has another hash
     */
    public byte[] content(String sha256) {
        byte[] file = bucket.content(key(sha256));
        if (!Sha256.hex(file).equals(sha256)) {
            throw new IllegalStateException(
                    bucket.url(key(sha256)) + " holds another file: SHA-256 " + Sha256.hex(file));
        }
        return file;
    }

    /** Where a logo is. */
    public static String key(String sha256) {
        return "logos/" + sha256;
    }
}

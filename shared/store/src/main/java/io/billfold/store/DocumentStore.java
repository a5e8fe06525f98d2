package io.billfold.store;

import io.billfold.billing.invoice.Invoice;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;

/**
 * The documents of invoices: in a bucket with Object Lock. An object is written once, with a
 * SHA-256 that S3 checks, and in COMPLIANCE mode nobody can shorten its retention.
 */
public class DocumentStore {

    private final LockedBucket bucket;

    public DocumentStore(S3Client s3, S3Presigner presigner, String bucket) {
        this.bucket = new LockedBucket(s3, presigner, bucket);
    }

    /** The kinds of documents of an invoice. */
    public enum Kind {
        PDF("invoice.pdf", "application/pdf"),
        XML("invoice.xml", "application/xml"),
        SNAPSHOT("snapshot.json", "application/json");

        private final String fileName;
        private final String contentType;

        Kind(String fileName, String contentType) {
            this.fileName = fileName;
            this.contentType = contentType;
        }
    }

    /**
     * Where a document is, for example {@code invoices/muster-de/2026/MU-2026-000042/invoice.pdf}.
     */
    public static String key(Invoice invoice, Kind kind) {
        return "invoices/%s/%d/%s/%s"
                .formatted(
                        invoice.content().seller().id(),
                        invoice.number().year(),
                        invoice.number(),
                        kind.fileName);
    }

    /**
     * Keeps a document of an invoice. The same document again is a success.
     *
     * @param until the first day on which it may be deleted
     * @return its key
     * @throws IllegalStateException when another document is there already
     */
    public String keep(Invoice invoice, Kind kind, byte[] content, LocalDate until) {
        String key = key(invoice, kind);
        byte[] sha256 = Sha256.digest(content);
        LockedBucket.Entry entry = new LockedBucket.Entry(key, kind.contentType, sha256, until);
        if (!bucket.put(entry, RequestBody.fromBytes(content))) {
            requireSame(key, Base64.getEncoder().encodeToString(sha256));
        }
        return key;
    }

    private void requireSame(String key, String checksum) {
        String stored = bucket.head(key).checksumSHA256();
        if (!checksum.equals(stored)) {
            throw new IllegalStateException(
                    bucket.url(key)
                            + " holds another document: SHA-256 "
                            + stored
                            + " instead of "
                            + checksum
                            + ". It can't be replaced; find out which"
                            + " renderer made it");
        }
    }

    /**
     * The bytes of a document, by the key that {@link #keep} returned; empty where it is missing.
     * To whoever may not list a bucket S3 says of a missing object that it is forbidden, so both
     * are the same here.
     */
    public Optional<byte[]> find(String key) {
        try {
            return Optional.of(content(key));
        } catch (S3Exception e) {
            if (MissingObject.isToldBy(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The bytes of a document, by the key that {@link #keep} returned. */
    public byte[] content(String key) {
        return bucket.content(key);
    }

    /**
     * A link that gives whoever has it the document until it expires.
     *
     * @param key as {@link #keep} returned it
     * @param fileName what the browser saves it as, for example {@code MU-2026-000042.pdf}
     */
    public Link link(String key, Duration expiry, String fileName) {
        return bucket.link(key, expiry, fileName);
    }

    /**
     * A link to a document.
     *
     * @param url where the document is
     * @param expiresAt until when the link works, by the wall clock
     */
    public record Link(URI url, Instant expiresAt) {}
}

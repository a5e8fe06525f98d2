package io.billfold.store;

import io.billfold.billing.invoice.Invoice;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;

/**
 * The documents of invoices: in a bucket with Object Lock. An object is written once, with a
 * SHA-256 that S3 checks, and in COMPLIANCE mode nobody can shorten its retention.
 */
public class DocumentStore {
    /**
     * Calendar years that invoices are kept after the year of issue. Ten is the longest term that
     * the tax laws of the supported countries set for invoices in general (France, Code de commerce
     * art. L123-22; Italy, Codice civile art. 2220); Germany's is eight since 2025 (UStG § 14b).
     */
    static final int RETENTION_YEARS = 10;

    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;

    public DocumentStore(S3Client s3, S3Presigner presigner, String bucket) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
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

    /** Where a logo is, by its hash. */
    public static String logoKey(String sha256) {
        return "logos/" + sha256;
    }

    /** The first day on which an invoice's documents may be deleted. */
    static LocalDate retainUntil(Invoice invoice) {
        return LocalDate.of(invoice.issuedOn().getYear() + RETENTION_YEARS + 1, 1, 1);
    }

    /**
     * Keeps a document of an invoice. The same document again is a success.
     *
     * @return its key
     * @throws IllegalStateException when another document is there already
     */
    public String keep(Invoice invoice, Kind kind, byte[] content) {
        String key = key(invoice, kind);
        String checksum = Base64.getEncoder().encodeToString(Sha256.digest(content));
        try {
            s3.putObject(
                    request(key, kind, checksum, retainUntil(invoice)),
                    RequestBody.fromBytes(content));
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw e;
            }
            requireSame(key, checksum);
        }
        return key;
    }

    private PutObjectRequest request(String key, Kind kind, String checksum, LocalDate until) {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType(kind.contentType)
                .ifNoneMatch("*")
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                .checksumSHA256(checksum)
                .objectLockMode(ObjectLockMode.COMPLIANCE)
                .objectLockRetainUntilDate(until.atStartOfDay(ZoneOffset.UTC).toInstant())
                .build();
    }

    private void requireSame(String key, String checksum) {
        String stored =
                s3.headObject(r -> r.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED))
                        .checksumSHA256();
        if (!checksum.equals(stored)) {
            throw new IllegalStateException(
                    "s3://"
                            + bucket
                            + "/"
                            + key
                            + " holds another document: SHA-256 "
                            + stored
                            + " instead of "
                            + checksum
                            + ". It can't be replaced; find out which"
                            + " renderer made it");
        }
    }

    /** The bytes of a document, by the key that {@link #keep} returned. */
    public byte[] content(String key) {
        return s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray();
    }

    /**
     * A link that gives whoever has it the document until it expires.
     *
     * @param key as {@link #keep} returned it
     * @param fileName what the browser saves it as, for example {@code MU-2026-000042.pdf}
     */
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

    /**
     * A link to a document.
     *
     * @param url where the document is
     * @param expiresAt until when the link works, by the wall clock
     */
    public record Link(URI url, Instant expiresAt) {}
}

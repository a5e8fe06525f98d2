package io.billfold.checks.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

/** Every invoice has its documents, with the hashes that it records, under lock. */
record DocumentAudit(Report report, S3Client s3, String bucket) {
    /** The longest term that a supported country asks for. */
    private static final int YEARS_KEPT = 10;

    void check(List<AuditedInvoice> invoices) {
        for (AuditedInvoice invoice : invoices) {
            report.require(
                    invoice.attribute("snapshotSha256")
                            .equals(sha256(invoice.doc().getBytes(UTF_8))),
                    "%s: its snapshot has another hash",
                    invoice.number());
            report.require(
                    invoice.attribute("state").equals("rendered"),
                    "%s is %s",
                    invoice.number(),
                    invoice.attribute("state"));
            check(invoice, "documentKey", "documentSha256", "%PDF-");
            check(invoice, "xmlKey", "xmlSha256", "<?xml");
        }
    }

    private void check(AuditedInvoice invoice, String key, String hash, String beginning) {
        if (invoice.attribute(key).isEmpty()) {
            report.wrong("%s has no %s", invoice.number(), key);
            return;
        }
        try {
            ResponseBytes<GetObjectResponse> found =
                    s3.getObjectAsBytes(r -> r.bucket(bucket).key(invoice.attribute(key)));
            report.documents++;
            check(invoice, found, invoice.attribute(hash), beginning);
        } catch (NoSuchKeyException e) {
            report.wrong("%s: nothing lies under %s", invoice.number(), invoice.attribute(key));
        }
    }

    private void check(
            AuditedInvoice invoice,
            ResponseBytes<GetObjectResponse> found,
            String hash,
            String beginning) {
        byte[] bytes = found.asByteArrayUnsafe();
        report.require(
                sha256(bytes).equals(hash), "%s: a document has another hash", invoice.number());
        report.require(
                new String(bytes, 0, Math.min(bytes.length, beginning.length()), UTF_8)
                        .equals(beginning),
                "%s: a document does not begin with %s",
                invoice.number(),
                beginning);
        boolean locked = found.response().objectLockMode() == ObjectLockMode.COMPLIANCE;
        report.require(
                locked
                        && found.response()
                                .objectLockRetainUntilDate()
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate()
                                .isAfter(invoice.issuedOn().plusYears(YEARS_KEPT)),
                "%s: a document is not locked for ten years",
                invoice.number());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

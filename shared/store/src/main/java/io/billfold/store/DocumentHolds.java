package io.billfold.store;

import io.billfold.billing.invoice.Invoice;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;

/**
 * Legal holds in the documents bucket: S3 refuses to delete an object that is held, whatever its
 * retention, until the hold is taken off.
 */
public class DocumentHolds {
    private final S3Client s3;
    private final String bucket;

    public DocumentHolds(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * Puts all documents of an invoice on hold, or takes the hold off; the same again changes
     * nothing.
     */
    public void set(Invoice invoice, boolean isHeld) {
        for (DocumentStore.Kind kind : DocumentStore.Kind.values()) {
            set(DocumentStore.key(invoice, kind), isHeld);
        }
    }

    private void set(String key, boolean isHeld) {
        ObjectLockLegalHoldStatus status =
                isHeld ? ObjectLockLegalHoldStatus.ON : ObjectLockLegalHoldStatus.OFF;
        s3.putObjectLegalHold(r -> r.bucket(bucket).key(key).legalHold(h -> h.status(status)));
    }
}

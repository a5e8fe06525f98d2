package io.billfold.store;

import io.billfold.billing.invoice.Invoice;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An issued invoice as it is kept.
 *
 * @param invoice the invoice
 * @param snapshotSha256 hash of its document's snapshot, fixed when it was issued
 * @param rendition its documents, or null while they are not made yet
 */
public record InvoiceRecord(Invoice invoice, String snapshotSha256, @Nullable Rendition rendition) {
    /**
     * The documents of an invoice in the documents bucket.
     *
     * @param documentKey key of the PDF
     * @param documentSha256 hash of the PDF
     * @param xmlKey key of the XML
     * @param xmlSha256 hash of the XML
     * @param renderedAt when they were made
     */
    public record Rendition(
            String documentKey,
            String documentSha256,
            String xmlKey,
            String xmlSha256,
            Instant renderedAt) {}
}

package io.billfold.document;

import io.billfold.billing.invoice.Invoice;

import java.io.ByteArrayOutputStream;

/**
 * Renders an issued invoice as XML and PDF. Without state, safe for any number of threads.
 *
 * <pre>{@code
 * RenderedInvoice documents = new InvoiceRenderer().render(invoice, snapshotSha256);
 * }</pre>
 */
public final class InvoiceRenderer {
    /**
     * The version whose bytes this renderer makes; each invoice keeps the version that made its
     * documents. Any change of the bytes, be it by a font, iText or the layout, is a new version.
     */
    public static final int VERSION = 1;

    private static final int TYPICAL_PDF_BYTES = 64 * 1024;

    /**
     * Renders both documents; the same arguments give the same bytes for ever.
     *
     * @param snapshotSha256 hash of the invoice's snapshot, which becomes the PDF's identifier: 64
     *     hexadecimal digits in lower case
     * @throws UncoveredCharacterException when a text has a character that no font covers
     * @throws IllegalArgumentException when the invoice is of another renderer's version, has more
     *     than one tax breakdown, or the hash is none
     */
    public RenderedInvoice render(Invoice invoice, String snapshotSha256) {
        if (invoice.rendererVersion() != VERSION) {
            throw new IllegalArgumentException(
                    "invoice "
                            + invoice.number()
                            + " is of renderer version "
                            + invoice.rendererVersion()
                            + ", this is "
                            + VERSION);
        }
        DocumentId id = new DocumentId(snapshotSha256);
        byte[] xml = CiiWriter.write(invoice);
        return new RenderedInvoice(xml, pdf(invoice, id, xml));
    }

    private static byte[] pdf(Invoice invoice, DocumentId id, byte[] xml) {
        StableDocument.Identity identity =
                new StableDocument.Identity(
                        id,
                        Wording.name(invoice),
                        invoice.content().seller().name(),
                        invoice.issuedOn());
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_PDF_BYTES);
        try (StableDocument document = new StableDocument(out, identity, xml)) {
            Sheet sheet = new Sheet(document, new Typesetter(document, id));
            new InvoiceLayout(invoice, sheet).draw();
        }
        return out.toByteArray();
    }
}

package io.billfold.document;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Rendering;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.document.xml.CiiXml;
import io.billfold.document.xml.InvoiceXml;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;

/**
 * Renders an issued invoice as XML and PDF. Without state, safe for any number of threads.
 *
 * <pre>{@code
 * RenderedInvoice documents = new InvoiceRenderer().render(document, hash, logo);
 * }</pre>
 */
public final class InvoiceRenderer {
    /**
     * The version whose bytes this renderer makes; each invoice keeps the version that made its
     * documents. Any change of the bytes, be it by a font, iText or the layout, is a new version.
     */
    public static final int VERSION = Rendering.LATEST_VERSION;

    private static final int TYPICAL_PDF_BYTES = 64 * 1024;

    /**
     * Renders both documents; the same arguments give the same bytes for ever.
     *
     * @param snapshotSha256 hash of the document's snapshot, which becomes the PDF's identifier: 64
     *     hexadecimal digits in lower case
     * @param logo the seller's, of the hash that the document names, or null where it names none
     * @throws UncoveredCharacterException when a text has a character that no font covers
     * @throws IllegalArgumentException when the document is of another renderer's version, or the
     *     hash is none
     */
    public RenderedInvoice render(
            BusinessDocument document, String snapshotSha256, @Nullable Logo logo) {
        requireVersion(document);
        DocumentTexts.check(document);
        byte[] embedded = CiiXml.write(document, XmlProfile.FACTUR_X_EN_16931);
        byte[] pdf = pdf(document, embedded, snapshotSha256, logo);
        return new RenderedInvoice(InvoiceXml.write(document), pdf);
    }

    private static byte[] pdf(
            BusinessDocument document, byte[] xml, String snapshotSha256, @Nullable Logo logo) {
        Words words = Words.of(document.heading().language());
        StableDocument.Identity identity =
                new StableDocument.Identity(
                        new DocumentId(snapshotSha256),
                        Headline.name(document, words),
                        document.seller().name(),
                        document.heading().issuedOn(),
                        words.language().tag());
        Palette palette = Palette.of(document.rendering().branding().accent());
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_PDF_BYTES);
        try (StableDocument pdf = new StableDocument(out, identity, xml)) {
            Typesetter typesetter = new Typesetter(pdf, identity.id(), words.language());
            Sheet sheet = new Sheet(pdf, typesetter, palette);
            new InvoiceLayout(document, sheet, words, logo).draw();
        }
        return out.toByteArray();
    }

    private static void requireVersion(BusinessDocument document) {
        int version = document.rendering().version();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "document "
                            + document.heading().number()
                            + " is of renderer version "
                            + version
                            + ", this is "
                            + VERSION);
        }
    }
}

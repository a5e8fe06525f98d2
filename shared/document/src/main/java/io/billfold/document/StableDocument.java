package io.billfold.document;

import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.pdf.DocumentProperties;
import com.itextpdf.kernel.pdf.IStreamCompressionStrategy;
import com.itextpdf.kernel.pdf.PdfAConformance;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfNumber;
import com.itextpdf.kernel.pdf.PdfOutputIntent;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfUAConformance;
import com.itextpdf.kernel.pdf.PdfVersion;
import com.itextpdf.kernel.pdf.PdfViewerPreferences;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.WriterProperties;
import com.itextpdf.kernel.pdf.filespec.PdfFileSpec;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * An empty PDF/A-3U, an invoice's with Factur-X data, tagged, whose bytes depend on its arguments
 * alone. Each override and each explicit value replaces something that iText takes from the clock,
 * from a random number or from the order of a hash table.
 */
final class StableDocument extends PdfDocument {
    private static final String XML_NAME = "factur-x.xml";

    /**
     * What identifies a document and stands in its metadata.
     *
     * @param language BCP 47
     */
    record Identity(DocumentId id, String title, String author, LocalDate date, String language) {
        /** The day's first second in UTC: an invoice has a date of issue, but no time of day. */
        String pdfDate() {
            return "D:" + date.format(DateTimeFormatter.BASIC_ISO_DATE) + "000000Z";
        }

        String isoDate() {
            return date + "T00:00:00Z";
        }
    }

    private final Identity identity;
    private final boolean isInvoice;
    private byte[] metadata = new byte[0];

    /** A document with structured data: an invoice. */
    StableDocument(OutputStream out, Identity identity, byte[] xml) {
        this(out, identity, true);
        embed(xml);
    }

    /** A document for readers only: a letter. */
    StableDocument(OutputStream out, Identity identity) {
        this(out, identity, false);
    }

    private StableDocument(OutputStream out, Identity identity, boolean isInvoice) {
        super(new PdfWriter(out, writing(identity)), compression());
        this.identity = identity;
        this.isInvoice = isInvoice;
        describe();
    }

    private static WriterProperties writing(Identity identity) {
        PdfString fileId = identity.id().fileId();
        return new WriterProperties()
                .setPdfVersion(PdfVersion.PDF_1_7)
                .setFullCompressionMode(true)
                .setInitialDocumentId(fileId)
                .setModifiedDocumentId(fileId)
                .addPdfAXmpMetadata(PdfAConformance.PDF_A_3U)
                .addPdfUaXmpMetadata(PdfUAConformance.PDF_UA_1);
    }

    private static DocumentProperties compression() {
        return new DocumentProperties()
                .registerDependency(IStreamCompressionStrategy.class, PureDeflate::new);
    }

    private void describe() {
        getDocumentInfo().setTitle(identity.title()).setAuthor(identity.author());
        // both would be the time of the render
        getDocumentInfo().setMoreInfo("CreationDate", identity.pdfDate());
        getDocumentInfo().setMoreInfo("ModDate", identity.pdfDate());
        setTagged();
        getCatalog().setLang(new PdfString(identity.language()));
        getCatalog().setViewerPreferences(new PdfViewerPreferences().setDisplayDocTitle(true));
        addOutputIntent(colours());
    }

    private static PdfOutputIntent colours() {
        return new PdfOutputIntent(
                "Custom",
                "",
                "http://www.color.org",
                "sRGB IEC61966-2.1",
                new ByteArrayInputStream(SrgbProfile.BYTES));
    }

    private void embed(byte[] xml) {
        PdfFileSpec file =
                PdfFileSpec.createEmbeddedFileSpec(
                        this,
                        xml,
                        "Factur-X invoice data (CII, EN 16931)",
                        XML_NAME,
                        new PdfName("text/xml"),
                        parameters(xml),
                        PdfName.Alternative);
        addAssociatedFile(XML_NAME, file);
    }

    private PdfDictionary parameters(byte[] xml) {
        PdfDictionary parameters = new PdfDictionary();
        // without it iText writes the time of the render
        parameters.put(PdfName.ModDate, new PdfString(identity.pdfDate()));
        parameters.put(PdfName.Size, new PdfNumber(xml.length));
        return parameters;
    }

    /**
     * iText keeps fonts in a hash table keyed by a number that counts documents in this process, so
     * the order of flushing them varies; it becomes the order in which they were made.
     */
    @Override
    protected Collection<PdfFont> getDocumentFonts() {
        List<PdfFont> fonts = new ArrayList<>(super.getDocumentFonts());
        fonts.sort(
                Comparator.comparingInt(
                        font -> font.getPdfObject().getIndirectReference().getObjNumber()));
        return fonts;
    }

    /** iText would merge properties, dates among them, through an XMP library of its own. */
    @Override
    protected void updateXmpMetadata() {
        String producer = getDocumentInfo().getProducer();
        metadata =
                FacturXMetadata.packet(identity, producer, isInvoice)
                        .getBytes(StandardCharsets.UTF_8);
    }

    /** What closing the document writes. */
    @Override
    public byte[] getXmpMetadataBytes(boolean createNew) {
        return metadata;
    }
}

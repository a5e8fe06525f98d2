package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfObject;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfStream;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.content.ContentRules;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.tax.TaxablePortion;
import io.billfold.document.xml.CiiXml;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An invoice of two pages, and where its time goes: {@code whole} is the XML and the PDF; {@code
 * characters}, {@code xml}, {@code pages}, {@code deflate} and {@code metadata} are parts of it.
 * What is left of it goes into fonts, tags and the file's structure. {@code document} comes before:
 * the invoice becomes a document in its language.
 *
 * <p>It stands in the renderer's package to reach its parts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
public class RenderBenchmark {
    private static final String SNAPSHOT = "0123456789abcdef".repeat(4);
    private static final int LINES = 24;
    private static final int PAGES = 2;
    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final Period JANUARY =
            new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));

    private final InvoiceRenderer renderer = new InvoiceRenderer();
    private final Invoice invoice = invoice();
    private final BusinessDocument document = document();
    private byte[] xml = new byte[0];
    private List<byte[]> streams = List.of();

    /** Reads back what is compressed in the file, and counts its pages. */
    @Setup
    public void read() throws IOException {
        RenderedInvoice rendered = whole();
        xml = rendered.xml();
        List<byte[]> found = new ArrayList<>();
        ByteArrayInputStream in = new ByteArrayInputStream(rendered.pdf());
        try (PdfDocument pdf = new PdfDocument(new PdfReader(in))) {
            if (pdf.getNumberOfPages() != PAGES) {
                throw new IllegalStateException(pdf.getNumberOfPages() + " pages, not " + PAGES);
            }
            for (int i = 1; i < pdf.getNumberOfPdfObjects(); i++) {
                PdfObject object = pdf.getPdfObject(i);
                if (object instanceof PdfStream stream) {
                    found.add(stream.getBytes());
                }
            }
        }
        streams = List.copyOf(found);
        System.out.println(rendered.pdf().length + " bytes of PDF, " + xml.length + " of XML");
    }

    /** PDF and XML of a document. */
    @Benchmark
    public RenderedInvoice whole() {
        return renderer.render(document, SNAPSHOT, null);
    }

    /** The document of an invoice, with all that the law wants said. */
    @Benchmark
    public BusinessDocument document() {
        return ContentRules.document(invoice);
    }

    /** Whether fonts cover all characters. */
    @Benchmark
    public void characters() {
        DocumentTexts.check(document);
    }

    /** The XML alone. */
    @Benchmark
    public byte[] xml() {
        return CiiXml.write(document, XmlProfile.FACTUR_X_EN_16931);
    }

    /** Layout: text is measured, broken and drawn, in a file that is never finished. */
    @Benchmark
    public StableDocument pages() {
        Words words = Words.of(document.heading().language());
        StableDocument.Identity identity = identity(words);
        StableDocument pdf = new StableDocument(new ByteArrayOutputStream(), identity, xml);
        Typesetter typesetter = new Typesetter(pdf, identity.id(), words.language());
        Sheet sheet = new Sheet(pdf, typesetter, Palette.of(null));
        new InvoiceLayout(document, sheet, words, null).draw();
        return pdf;
    }

    /** Compression of all that the file holds compressed: pages, fonts, tags, XML. */
    @Benchmark
    public int deflate() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] stream : streams) {
            try (OutputStream deflating =
                    new PureDeflate().createNewOutputStream(out, new PdfStream())) {
                deflating.write(stream);
            }
        }
        return out.size();
    }

    /** The XMP packet. */
    @Benchmark
    public String metadata() {
        Words words = Words.of(document.heading().language());
        return FacturXMetadata.packet(identity(words), "producer", true);
    }

    private StableDocument.Identity identity(Words words) {
        return new StableDocument.Identity(
                new DocumentId(SNAPSHOT),
                Headline.name(document, words),
                document.seller().name(),
                document.heading().issuedOn(),
                words.language().tag());
    }

    private static Invoice invoice() {
        TaxComponent vat =
                new TaxComponent("VAT", "DE", new BigDecimal("19"), TaxablePortion.ALL, null);
        TaxTreatment treatment =
                new TaxTreatment(
                        TaxCategory.STANDARD,
                        "VAT",
                        "DE",
                        List.of(vat),
                        null,
                        null,
                        "DE123456789",
                        null,
                        RoundingPolicy.EN_16931,
                        List.of());
        return new Invoice(
                new InvoiceNumber("MU", 2026, 42),
                LocalDate.of(2026, 2, 2),
                LocalDate.of(2026, 2, 16),
                InvoiceRenderer.VERSION,
                InvoiceTax.apply(draft(), Collections.nCopies(LINES, treatment)));
    }

    private static Draft draft() {
        List<InvoiceLine> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            UnitPrice price = new UnitPrice(EUR, new BigDecimal("12.50"));
            BigDecimal quantity = BigDecimal.valueOf(i + 1);
            String name = i % 2 == 0 ? "Benutzerlizenz Größe M – monatlich" : "API calls per 1,000";
            lines.add(InvoiceLine.of("SKU-" + i, name, JANUARY, quantity, price));
        }
        return new Draft(
                new DraftId("o-1001_2026-01-01"),
                Draft.Kind.INVOICE,
                null,
                new SubscriptionId("o-1001"),
                seller(),
                buyer(),
                EUR,
                JANUARY.to(),
                JANUARY,
                14,
                "PO-4711",
                lines,
                List.of(),
                null);
    }

    private static Seller seller() {
        return new Seller(
                new SellerId("muster"),
                "Muster Software GmbH",
                "HRB 12345",
                "billing@muster.example",
                new Address("Große Bleichen 12", null, "Hamburg", "20354", null, "DE"),
                ZoneId.of("Europe/Berlin"),
                "MU",
                List.of(new TaxRegistration("DE", TaxRegistration.Scheme.DOMESTIC, "DE123456789")),
                new BankAccount("Muster Software GmbH", "DE02120300000000202051", "BYLADEM1001"));
    }

    private static Account buyer() {
        return new Account(
                new AccountId("beispiel"),
                "Beispiel Handels GmbH",
                PartyKind.BUSINESS,
                "rechnung@beispiel.example",
                "DE987654321",
                new Address("Lange Straße 7", null, "München", "80331", null, "DE"),
                "de",
                ZoneId.of("Europe/Berlin"));
    }
}

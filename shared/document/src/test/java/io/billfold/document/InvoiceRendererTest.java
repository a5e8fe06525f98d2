package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;

import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

class InvoiceRendererTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void pageSaysWhatTheInvoiceSays() throws IOException {
        try (PdfDocument pdf = open(Samples.domestic())) {
            assertThat(Pages.text(pdf.getPage(1)))
                    .contains("EUR 1,382.19 due 19 January 2026")
                    .contains("MU-2026-000042")
                    .contains("PO-4711")
                    .contains("1 – 31 Jan 2026")
                    .contains("0.00045")
                    .contains("VAT 19% 220.69")
                    .contains("DE89 3704 0044 0532 0130 00")
                    .contains("Page 1 of 1");
        }
    }

    @Test
    void eachTaxIsNamedInTheTotals() throws IOException {
        try (PdfDocument pdf = open(Samples.named("gst-and-pst"))) {
            assertThat(Pages.text(pdf.getPage(1)))
                    .contains("GST 5% 5.30")
                    .contains("PST 7% 7.41")
                    .contains("Taxed (S) 12% 105.90 12.71")
                    .contains("PST-1234-5678")
                    .contains("CAD 118.61 due 19 January 2026");
        }
        try (PdfDocument pdf = open(Samples.named("two-rates"))) {
            assertThat(Pages.text(pdf.getPage(1)))
                    .contains("Taxed (S) 19% 528.90 100.49")
                    .contains("Taxed (S) 7% 45.00 3.15")
                    .contains("VAT 19% 100.49")
                    .contains("VAT 7% 3.15");
        }
    }

    /** Exempt, intra-Community and reverse charge: four reasons, but nothing is charged once. */
    @Test
    void whatIsNotChargedIsNamedOnceWithAllItsReasons() throws IOException {
        try (PdfDocument pdf = open(Samples.named("many-taxes"))) {
            String text = Pages.text(pdf.getPage(pdf.getNumberOfPages()));
            assertThat(text)
                    .contains("Article 132(1)(i)", "Article 135(1)(d)", "Article 138")
                    .contains("Article 196", "Exempt (E) 0% 150.00 0.00");
            assertThat(occurrences("VAT 0% 0.00", text)).isEqualTo(1);
        }
    }

    /** A longer figure or name is set smaller, but stays on its side of the totals. */
    @Test
    void aLongNameOfATaxLeavesItsFigureAlone() throws IOException {
        try (PdfDocument pdf = open(Samples.named("sales-tax"))) {
            assertThat(Pages.text(pdf.getPage(1)))
                    .contains("Texas sales tax 5% 5.00")
                    .contains("Austin and transit sales tax 1.6% 1.60");
        }
    }

    @Test
    void everyPageOfALongInvoiceIsNumberedAndHeaded() throws IOException {
        try (PdfDocument pdf = open(Samples.german(400))) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isBetween(15, 25);
            for (int page = 1; page <= pages; page++) {
                assertThat(Pages.text(pdf.getPage(page)))
                        .contains("Page " + page + " of " + pages)
                        .contains(page < pages ? "Description" : "Total due");
            }
        }
    }

    @Test
    void creditNoteSaysWhatIsCreditedAndAsksForNothing() throws IOException {
        try (PdfDocument pdf = open(Samples.named("credit-note"))) {
            assertThat(pdf.getDocumentInfo().getTitle()).isEqualTo("Credit note MU-2026-000043");
            assertThat(Pages.text(pdf.getPage(1)))
                    .contains("EUR 181.25 credited")
                    .contains("Credit note number MU-2026-000043")
                    .contains("Corrects invoice MU-2026-000041")
                    .contains("Credit to")
                    .contains("Total credited EUR 181.25")
                    .doesNotContain("Due date", "Payment", "IBAN", "Bill to", " due");
        }
    }

    @ParameterizedTest
    @CsvSource({"nothing-to-pay, Nothing to pay", "in-favour, EUR 21.60 in your favour"})
    void invoiceOverNothingOrLessAsksForNothing(String sample, String headline) throws IOException {
        try (PdfDocument pdf = open(Samples.named(sample))) {
            assertThat(Pages.text(pdf.getPage(1)))
                    .contains("Invoice number MU-2026-000043")
                    .contains(headline)
                    .doesNotContain("Due date", "Payment", "IBAN", " due");
        }
    }

    @Test
    void lineShowsHowItsAmountCameAbout() throws IOException {
        try (PdfDocument pdf = open(Samples.named("adjusted-lines"))) {
            String both = Pages.text(pdf.getPage(1)) + "\n" + Pages.text(pdf.getPage(2));
            assertThat(both.lines())
                    .containsSubsequence(
                            "4 API calls, tier 2 (per 1,000) 15,000 0.00045 19% 20.00",
                            "15,000 calls counted; the first 10,000 are free",
                            "15,000 × 0.00045 6.75",
                            "Raised to the monthly minimum +13.25",
                            "6 Audit log 1 29.00 19% 0.00",
                            "Trial until 14 February 2026 -29.00");
        }
        try (PdfDocument pdf = open(Samples.named("reseller"))) {
            assertThat(Pages.text(pdf.getPage(1)).lines())
                    .containsSubsequence(
                            "2 Editor seats 12 10.00 0% 108.00",
                            "Partner discount, 10 % -12.00",
                            "End customer: Boulangerie Petit & Fils, Lyon",
                            "Subscription: o-2001",
                            "Cost centre: IL-7",
                            "Subscription: o-2002");
        }
    }

    @Test
    void detailsGoOnOverThePagesAndNoneIsLost() throws IOException {
        StringBuilder text = new StringBuilder();
        try (PdfDocument pdf = open(Samples.named("long-details"))) {
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                text.append(Pages.text(pdf.getPage(page))).append('\n');
            }
        }
        assertThat(occurrences("Rated", text)).isEqualTo(110);
        // nine lines with such details, and one of them with 35 more
        assertThat(occurrences("-1,234.50\n", text)).isEqualTo(9);
        assertThat(occurrences("15 of 31 days ", text)).isEqualTo(9 * 2 + 8);
        assertThat(occurrences("-49,360.50\n", text)).as("the last of 40").isEqualTo(1);
        assertThat(occurrences("End customer: ", text)).isEqualTo(9);
    }

    private static long occurrences(String wanted, CharSequence text) {
        return Pattern.compile(Pattern.quote(wanted)).matcher(text).results().count();
    }

    @Test
    void pdfEmbedsTheXml() throws IOException {
        RenderedInvoice documents = Renders.of(Samples.domestic(), HASH);
        try (PdfDocument pdf = open(documents.pdf())) {
            PdfDictionary file =
                    pdf.getCatalog().getPdfObject().getAsArray(PdfName.AF).getAsDictionary(0);
            assertThat(file.getAsString(PdfName.F).toUnicodeString()).isEqualTo("factur-x.xml");
            assertThat(file.getAsDictionary(PdfName.EF).getAsStream(PdfName.F).getBytes())
                    .isEqualTo(documents.xml());
        }
    }

    @Test
    void identifierOfThePdfIsTheBeginningOfTheSnapshotsHash() throws IOException {
        try (PdfDocument pdf = open(Samples.domestic())) {
            byte[] id = pdf.getTrailer().getAsArray(PdfName.ID).getAsString(0).getValueBytes();
            assertThat(id).asHexString().isEqualToIgnoringCase(HASH.substring(0, 32));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Cloud ก', U+0E01",
        "'Cloud 😀', U+1F600",
        "'a\u0007b', U+0007",
        "'a\nb', U+000A",
        "'a\u202Eb', U+202E",
        "'a\uD800b', U+D800"
    })
    void characterThatNoFontCoversIsNamedWithItsField(String description, String codePoint) {
        List<InvoiceLine> lines =
                List.of(
                        Samples.line("A", "fine", "1", "EUR", "1"),
                        Samples.line("B", description, "1", "EUR", "1"));
        Invoice invoice =
                Samples.invoice(
                        Samples.GERMAN,
                        Samples.BERLIN,
                        Samples.standard("19", "DE", "DE123456789"),
                        "EUR",
                        null,
                        lines);
        assertThatThrownBy(() -> Renders.of(invoice, HASH))
                .isInstanceOf(UncoveredCharacterException.class)
                .hasMessageStartingWith("lines[1].item.name has the character")
                .hasMessageContaining(codePoint);
    }

    @Test
    void invoiceOfAnotherVersionIsNotRendered() {
        Invoice one = Samples.domestic();
        Invoice other = new Invoice(one.number(), one.issuedOn(), one.dueOn(), 99, one.content());
        assertThatThrownBy(() -> Renders.of(other, HASH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("renderer version 99");
    }

    @Test
    void hashMustBeOne() {
        assertThatThrownBy(() -> Renders.of(Samples.domestic(), "ABC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'ABC' is not a SHA-256");
    }

    private PdfDocument open(Invoice invoice) throws IOException {
        return open(Renders.of(invoice, HASH).pdf());
    }

    private static PdfDocument open(byte[] pdf) throws IOException {
        return new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)));
    }
}

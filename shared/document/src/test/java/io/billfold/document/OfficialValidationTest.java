package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.document.Documents;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.language.Language;
import io.billfold.document.xml.CiiXml;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Errors and warnings both count: a document that a validator grumbles at is not released. */
class OfficialValidationTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    static Stream<String> samples() {
        return Samples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void xmlObeysTheRulesOfEn16931(String sample) {
        byte[] xml =
                CiiXml.write(Documents.of(Samples.named(sample)), XmlProfile.FACTUR_X_EN_16931);
        assertThat(Validators.findings(Validators.EN_16931, xml)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void xmlObeysTheRulesOfFacturX(String sample) {
        byte[] xml =
                CiiXml.write(Documents.of(Samples.named(sample)), XmlProfile.FACTUR_X_EN_16931);
        assertThat(Validators.findings(Validators.FACTUR_X, xml)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void pdfIsValidPdfA3uAndPdfUa1(String sample) throws Exception {
        byte[] pdf = Renders.of(Samples.named(sample), HASH).pdf();
        assertThat(Validators.findingsOfVera("3u", pdf)).isEmpty();
        assertThat(Validators.findingsOfVera("ua1", pdf)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void xmlOfEachLanguageObeysTheRulesOfFacturX(Language language) {
        byte[] xml =
                CiiXml.write(RichDocuments.in(language).invoice(), XmlProfile.FACTUR_X_EN_16931);
        assertThat(Validators.findings(Validators.FACTUR_X, xml)).isEmpty();
    }

    @Test
    void dinarsThatNeedNoThirdDecimalAreValid() {
        byte[] xml =
                CiiXml.write(Documents.of(inDinars("12.300", "10")), XmlProfile.FACTUR_X_EN_16931);
        assertThat(Validators.findings(Validators.EN_16931, xml)).isEmpty();
    }

    @Test
    void filsAreExactThoughEn16931KnowsTwoDecimals() {
        byte[] xml =
                CiiXml.write(Documents.of(inDinars("12.345", "10")), XmlProfile.FACTUR_X_EN_16931);
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains("<ram:LineTotalAmount>12.345</ram:LineTotalAmount>");
        // the known limit; the other rules that fail compare sums that they round to two decimals
        assertThat(Validators.findings(Validators.EN_16931, xml))
                .anyMatch(finding -> finding.contains("BR-DEC-23"))
                .allMatch(finding -> finding.matches(".* BR-(DEC-\\d+|CO-1[0-5]|S-08) .*"));
    }

    private static Invoice inDinars(String price, String rate) {
        return Samples.invoice(
                Samples.GERMAN,
                Samples.BERLIN,
                Samples.standard(rate, "DE", "DE123456789"),
                "KWD",
                null,
                List.of(Samples.line("A", "Seat", "1", "KWD", price)));
    }

    @Test
    void everyCoveredCharacterIsShownByAFontThatHasIt() throws Exception {
        Invoice invoice =
                Samples.invoice(
                        Samples.GERMAN,
                        Samples.BERLIN,
                        Samples.standard("19", "DE", "DE123456789"),
                        "EUR",
                        null,
                        linesOf(Coverage.ofFonts()));
        byte[] pdf = Renders.of(invoice, HASH).pdf();
        // among its rules: no .notdef, and every glyph as wide as the font says
        assertThat(Validators.findingsOfVera("3u", pdf)).isEmpty();
    }

    private static List<InvoiceLine> linesOf(Coverage coverage) {
        List<InvoiceLine> lines = new ArrayList<>();
        StringBuilder description = new StringBuilder();
        for (Coverage.Range range : coverage.ranges()) {
            for (int codePoint = range.first(); codePoint <= range.last(); codePoint++) {
                description.appendCodePoint(codePoint);
                if (description.length() > 190) {
                    lines.add(Samples.line("A", description.toString(), "1", "EUR", "1"));
                    description.setLength(0);
                }
            }
        }
        lines.add(Samples.line("A", description + ".", "1", "EUR", "1"));
        return lines;
    }
}

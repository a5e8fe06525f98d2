package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Line;
import io.billfold.billing.language.Language;
import io.billfold.document.language.Label;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the pages of the drawn samples say. */
class PageTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final int TYPICAL_BYTES_MAX = 60_000;

    static Stream<String> samples() {
        return DrawnSamples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void pdfIsValidPdfA3uAndPdfUa1(String sample) throws Exception {
        byte[] pdf = DrawnSamples.pdf(sample, HASH);
        assertThat(Validators.findingsOfVera("3u", pdf)).isEmpty();
        assertThat(Validators.findingsOfVera("ua1", pdf)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void xmlObeysTheRulesOfFacturX(String sample) {
        byte[] xml = DrawnSamples.rendered(sample, HASH).xml();
        assertThat(Validators.findings(Validators.FACTUR_X, xml)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void pageIsReadInItsLanguage(String sample) throws IOException {
        BusinessDocument document = DrawnSamples.named(sample);
        Words words = Words.of(document.heading().language());
        List<String> pages = Pages.texts(DrawnSamples.pdf(sample, HASH));
        String first = pages.getFirst().replaceAll("\\s", "");
        assertThat(first).contains(plain(words.text(Label.DESCRIPTION)));
        assertThat(first).contains(plain(Headline.of(document, words).title()));
        assertThat(first).contains(document.heading().number());
        assertThat(String.join("", pages).replaceAll("\\s", ""))
                .contains(plain(words.money(document.totals().due())));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00A0\\u2009\\u202F\\u200E\\u200F]", "");
    }

    @ParameterizedTest
    @CsvSource({"domestic", "forty-lines", "credit-note", "many-taxes"})
    void typicalDocumentInLatinLettersIsSmall(String sample) {
        byte[] pdf = Renders.of(Samples.named(sample), HASH).pdf();
        assertThat(pdf).hasSizeLessThan(TYPICAL_BYTES_MAX);
    }

    /** What is carried is the sum of all lines up to the last on the page. */
    @Test
    void sumsAreCarriedFromPageToPage() throws IOException {
        BusinessDocument document = DrawnSamples.named("sixty-lines");
        List<String> pages = Pages.texts(DrawnSamples.pdf("sixty-lines", HASH));
        assertThat(pages.size()).isBetween(3, 6);
        Words english = Words.of("en");
        for (int page = 0; page + 1 < pages.size(); page++) {
            String sum = english.formats().amount(sumUpTo(lastArticle(pages.get(page)), document));
            assertThat(pages.get(page)).contains("Carried forward " + sum);
            assertThat(pages.get(page + 1)).contains("Brought forward " + sum);
        }
        assertThat(pages.getFirst()).doesNotContain("Brought forward");
        assertThat(pages.getLast()).doesNotContain("Carried forward").contains("Total due");
    }

    private static String lastArticle(String page) {
        Matcher articles = Pattern.compile("SKU-\\d+").matcher(page);
        String last = "";
        while (articles.find()) {
            last = articles.group();
        }
        return last;
    }

    private static Money sumUpTo(String article, BusinessDocument document) {
        Money sum = Money.zero(document.currency());
        for (Line line : document.lines()) {
            sum = sum.plus(line.net());
            if (line.item().id().equals(article)) {
                return sum;
            }
        }
        throw new AssertionError(article);
    }

    /** However many lines there are, a line stands on the page of the totals. */
    @Test
    void totalsNeverStandWithoutALine() throws IOException {
        for (int lines = 1; lines <= 45; lines++) {
            byte[] pdf = Renders.of(Samples.german(lines), HASH).pdf();
            List<String> pages = Pages.texts(pdf);
            assertThat(pages.getLast())
                    .as("%d lines", lines)
                    .contains("Total due")
                    .contains("SKU-" + (99 + lines));
        }
    }

    @Test
    void everyWordIsPrintedThoughNoPageHoldsThemAll() throws IOException {
        List<String> pages = Pages.texts(DrawnSamples.pdf("many-words", HASH));
        String all = String.join("\n", pages).replaceAll("\\s+", " ");
        for (int note = 1; note <= 12; note++) {
            assertThat(all).contains("Note " + note + ". What the law wants said.");
        }
        assertThat(Pattern.compile("wants").matcher(all).results().count()).isEqualTo(12 * 40);
        assertThat(pages.getLast()).contains("IBAN");
    }

    @Test
    void everyTaxIsPrintedThoughNoPageHoldsThemAll() throws IOException {
        String all = String.join("\n", Pages.texts(DrawnSamples.pdf("seventy-rates", HASH)));
        for (int i = 1; i <= 70; i++) {
            String rate = Words.of("en").rate(new BigDecimal("5." + (100 + i)));
            assertThat(all).contains("Taxed (S) " + rate + " 100.00 ", "VAT " + rate + " ");
        }
        assertThat(all).contains("Net total 7,000.00", "Total due EUR");
    }

    @Test
    void allowancesAndWhatWasPaidLeadToWhatIsDue() throws IOException {
        assertThat(Pages.texts(DrawnSamples.pdf("allowances", HASH)).getFirst().lines())
                .containsSubsequence(
                        "Tax category Rate Taxable Tax Net amount 100.00",
                        "Loyalty discount for customers of -10.00",
                        "Delivery +5.00",
                        "Net total 95.00",
                        "VAT 19% 18.05",
                        "Total including tax 113.05",
                        "Already paid -20.00",
                        "Total due EUR 93.05");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "swiss-slip | Empfangsschein | RF64 MU20 2600 0042 | 647.52",
                "swiss-slip-qr-iban | Récépissé | 00 00000 00000 22302 02600 00425 | 647.52",
                "swiss-slip-unknown-payer | Pagabile da (nome/indirizzo) | CHF | 647.52",
                "direct-debit | Mandate MANDATE-0042 | Creditor ID | DE98ZZZ09999999999",
                "card | Charged to your card ending in 1234 | EUR 1,382.19 | 19 January 2026",
                "branded | Managing directors Erika | Amtsgericht | +49 30 1234567"
            })
    void pageSaysHowToPayAndWhoAsks(String sample, String one, String two, String three)
            throws IOException {
        String text = String.join("\n", Pages.texts(DrawnSamples.pdf(sample, HASH)));
        assertThat(text).contains(one.strip(), two.strip(), three.strip());
    }

    /** The slip is a form of fixed shape; a short bill has it on its only page. */
    @Test
    void slipStandsOnThePageOfTheTotalsWhereItFits() throws IOException {
        assertThat(Pages.texts(DrawnSamples.pdf("swiss-slip", HASH))).hasSize(1);
        List<String> longer = Pages.texts(DrawnSamples.pdf("swiss-slip-many-lines", HASH));
        assertThat(longer).hasSize(2);
        assertThat(longer.getLast()).contains("Payment part", "Page 2 of 2");
        assertThat(longer.getFirst()).doesNotContain("Payment part");
    }

    /** With all that can stand on lines: a letter that only a large font has would show here. */
    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {
                "ENGLISH",
                "GERMAN",
                "FRENCH",
                "SPANISH",
                "ITALIAN",
                "PORTUGUESE",
                "DUTCH",
                "POLISH",
                "TURKISH"
            })
    void aRichInvoiceInLatinLettersIsSmall(Language language) {
        BusinessDocument document = RichDocuments.in(language).invoice();
        byte[] pdf = new InvoiceRenderer().render(document, HASH, null).pdf();
        assertThat(pdf.length).isLessThan(TYPICAL_BYTES_MAX);
    }
}

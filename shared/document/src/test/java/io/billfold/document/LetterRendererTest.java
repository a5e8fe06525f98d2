package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

class LetterRendererTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    static Stream<String> samples() {
        return LetterSamples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void pdfIsValidPdfA3uAndPdfUa1(String sample) throws Exception {
        byte[] pdf = LetterSamples.pdf(sample, HASH);
        assertThat(Validators.findingsOfVera("3u", pdf)).isEmpty();
        assertThat(Validators.findingsOfVera("ua1", pdf)).isEmpty();
    }

    @Test
    void statementLeadsFromOneBalanceToTheOther() throws IOException {
        assertThat(page("statement-en").lines())
                .containsSubsequence(
                        "Closing balance EUR 277.50",
                        "Opening balance 120.00",
                        "5 Feb 2026 Invoice MU-2026-000042 +238.00 358.00",
                        "9 Feb 2026 Payment received -120.00 238.00",
                        "12 Feb 2026 Credit note MU-2026-000044 -20.00 218.00",
                        "28 Feb 2026 Invoice MU-2026-000051 +59.50 277.50",
                        "Closing balance 277.50",
                        "MU-2026-000042 4 Feb 2026 18 Feb 2026 41 days overdue 218.00",
                        "MU-2026-000051 28 Mar 2026 11 Apr 2026 Not yet due 59.50",
                        "Total 277.50",
                        "Reference beispiel",
                        "Amount EUR 277.50");
    }

    @Test
    void statementInTheCustomersFavourAsksForNothing() throws IOException {
        assertThat(page("statement-in-favour"))
                .contains("EUR 25.00 in your favour", "Payment received -35.00 -25.00")
                .doesNotContain("IBAN", "Scan to pay", "Open amount");
    }

    @Test
    void reminderSaysWhatIsLateWhatItCostsAndUntilWhen() throws IOException {
        assertThat(page("reminder-final").lines())
                .containsSubsequence(
                        "EUR 277.50 overdue",
                        "This is our final reminder. If we receive no payment by 10 April 2026, we"
                                + " will hand the claim over for collection.",
                        "MU-2026-000042 4 Feb 2026 18 Feb 2026 41 days overdue 218.00",
                        "MU-2026-000051 16 Mar 2026 30 Mar 2026 1 day overdue 59.50",
                        "Reminder fee 40.00",
                        "Late-payment interest 2.31",
                        "Total 319.81",
                        "Please pay EUR 319.81 by 10 April 2026.");
        assertThat(page("reminder-en")).doesNotContain("Reminder fee", "Late-payment interest");
        assertThat(page("reminder-de")).contains("41 Tage", "277,50 EUR");
    }

    @Test
    void longStatementGoesOnOverThePages() throws IOException {
        List<String> pages = Pages.texts(LetterSamples.pdf("statement-long", HASH));
        assertThat(pages.size()).isBetween(5, 8);
        String all = String.join("\n", pages);
        for (int i = 1; i <= 90; i++) {
            assertThat(all.split("MU-2026-%06d".formatted(i), -1)).as("%d", i).hasSize(3);
        }
        for (int page = 1; page < pages.size(); page++) {
            assertThat(pages.get(page)).contains("Statement of account, continued");
        }
        assertThat(all).contains("Closing balance 900.00", "Total 900.00");
    }

    /** Only an invoice has the marks of Factur-X. */
    @Test
    void letterClaimsNoStructuredData() {
        byte[] letter = LetterSamples.pdf("reminder-en", HASH);
        byte[] invoice = Renders.of(Samples.domestic(), HASH).pdf();
        assertThat(text(letter)).doesNotContain("factur-x", "AFRelationship");
        assertThat(text(invoice)).contains("urn:factur-x:pdfa:CrossIndustryDocument");
    }

    private static String text(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1);
    }

    private static String page(String sample) throws IOException {
        return Pages.texts(LetterSamples.pdf(sample, HASH)).getFirst();
    }
}

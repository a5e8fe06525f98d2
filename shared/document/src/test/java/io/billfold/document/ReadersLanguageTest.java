package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.FactFile;
import io.billfold.billing.content.ContentRules;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Documents;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.Reminder;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.language.Formats;
import io.billfold.billing.language.Language;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.language.Phrases;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxTexts;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.document.language.Label;
import io.billfold.document.language.Labels;

import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whoever reads a document reads it in one language: what stands on the pages of all kinds of
 * documents is read back and searched for words of our English texts.
 *
 * <p>{@code -Dbillfold.pages=DIR} writes the documents to a folder, to be looked at.
 */
class ReadersLanguageTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{4,}");

    /** Proper names, and laws as their countries cite them. */
    private static final Set<String> NAMES = Set.of("mval", "iban");

    @ParameterizedTest
    @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void pagesHoldNoEnglishWords(Language language) throws IOException {
        Set<String> ours = english();
        ours.removeAll(words(own(language)));
        ours.removeAll(NAMES);
        for (Map.Entry<String, byte[]> document : documents(language).entrySet()) {
            Set<String> found = words(String.join("\n", Pages.texts(document.getValue())));
            found.retainAll(ours);
            assertThat(found).as("%s in %s", document.getKey(), language).isEmpty();
        }
    }

    /** So that the test above can't pass because it looks for nothing. */
    @ParameterizedTest
    @EnumSource(value = Language.class, names = "ENGLISH")
    void pagesInEnglishHoldThem(Language language) throws IOException {
        Set<String> found = new TreeSet<>();
        for (byte[] document : documents(language).values()) {
            found.addAll(words(String.join("\n", Pages.texts(document))));
        }
        found.retainAll(english());
        assertThat(found).hasSizeGreaterThan(100).contains("coupon", "trial", "exempt", "withheld");
    }

    /** Names, amounts and dates stand on the page as the language writes them, in reading order. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void whatWasWrittenIsReadBack(Language language) throws IOException {
        RichDocuments rich = RichDocuments.in(language);
        BusinessDocument invoice = rich.invoice();
        String page = String.join("\n", Pages.texts(invoice(invoice)));
        Formats formats = Formats.of(language);
        Labels labels = Labels.of(language);
        assertThat(page)
                .contains(plain(rich.row().seller()), plain(rich.row().buyerAt().line1()))
                .contains(plain(formats.date(invoice.heading().issuedOn())))
                .contains(plain(formats.amountWithCode(invoice.totals().due())))
                .contains(plain(formats.amount(invoice.totals().taxable())))
                .contains(plain(labels.text(Label.NET_TOTAL)))
                .contains(plain(labels.text(Label.AMOUNT)))
                .contains(plain(TaxTexts.name("VAT", rich.row().country(), language)))
                .contains(plain(Phrases.of(language).text(Phrase.LATE_USAGE)));
        for (Line line : invoice.lines()) {
            assertThat(page).contains(plain(line.item().name()));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aDiscountForPayingEarlyIsOfferedInTheReadersLanguage(Language language)
            throws IOException {
        BusinessDocument invoice = RichDocuments.in(language).invoice();
        LocalDate until = LocalDate.of(2026, 12, 10);
        Money payable = invoice.totals().due().minus(Money.ofMajor(invoice.currency(), 10));
        Payment.EarlyDiscount offer =
                new Payment.EarlyDiscount(new BigDecimal("2.5"), 10, until, payable);
        Payment payment = new Payment(invoice.payment().means(), "MU-1", null, List.of(offer));
        BusinessDocument offering = new DrawnSamples.Draft(invoice).payment(payment).make();

        Formats formats = Formats.of(language);
        String rate = formats.percent(new BigDecimal("2.5"));
        assertThat(String.join("\n", Pages.texts(invoice(offering))))
                .contains(
                        plain(
                                Labels.of(language)
                                        .text(Label.EARLY_PAYMENT, rate, formats.date(until))))
                .contains(plain(formats.amountWithCode(payable)));
    }

    /** Portugal wants its own language, CIVA art. 36; Germany takes the document's. */
    @ParameterizedTest
    @CsvSource({
        "PT, Autoliquidação / Reverse charge",
        "TR, Ters yükleme (reverse charge) / Reverse charge",
        "DE, Reverse charge",
        "VN, Reverse charge"
    })
    void aReasonStandsInTheLawsLanguageToo(String country, String reason) {
        TaxTreatment treatment =
                Samples.untaxed(
                        TaxCategory.REVERSE_CHARGE,
                        country,
                        "VATEX-EU-AE",
                        "Reverse charge",
                        "DE123456789");
        Invoice invoice =
                Samples.invoice(
                        Samples.GERMAN,
                        Samples.PARIS,
                        treatment,
                        "EUR",
                        null,
                        List.of(Samples.line("A", "Seat", "1", "EUR", "10")));
        assertThat(Documents.of(invoice).taxes().getFirst().reason()).isEqualTo(reason);
    }

    private static Map<String, byte[]> documents(Language language) throws IOException {
        RichDocuments rich = RichDocuments.in(language);
        LetterRenderer letters = new LetterRenderer();
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put("invoice", invoice(rich.invoice()));
        documents.put("credit-note", invoice(rich.creditNote()));
        documents.put("abroad", invoice(rich.abroad()));
        documents.put("statement", letters.pdf(rich.statement(), HASH, null));
        for (Reminder.Level level : Reminder.Level.values()) {
            documents.put("reminder-" + level, letters.pdf(rich.reminder(level), HASH, null));
        }
        write(language, documents);
        return documents;
    }

    private static byte[] invoice(BusinessDocument document) {
        return new InvoiceRenderer().render(document, HASH, null).pdf();
    }

    private static void write(Language language, Map<String, byte[]> documents) throws IOException {
        String folder = System.getProperty("billfold.pages");
        if (folder != null) {
            for (Map.Entry<String, byte[]> each : documents.entrySet()) {
                String name = language.code() + "-" + each.getKey() + ".pdf";
                Files.write(Path.of(folder, name), each.getValue());
            }
        }
    }

    /** The words of our texts: labels, phrases, reasons of taxes, names of particulars. */
    private static Set<String> english() {
        Set<String> words = words(own(Language.ENGLISH));
        List<FactFile.Row> rows = new ArrayList<>();
        rows.addAll(FactFile.read(TaxTexts.class, "wordings.csv", 3).rows());
        rows.addAll(FactFile.read(ContentRules.class, "particulars.csv", 5).rows());
        for (FactFile.Row row : rows) {
            boolean isOwn = row.text(0).equals("own");
            words.addAll(isOwn ? Set.of() : words(row.cells().getLast()));
        }
        return words;
    }

    private static String own(Language language) {
        StringBuilder own = new StringBuilder();
        for (Label label : Label.values()) {
            String[] values = label.placeholders().stream().map(it -> "0").toArray(String[]::new);
            own.append(Labels.of(language).text(label, values)).append('\n');
        }
        for (Phrase phrase : Phrase.values()) {
            String[] values = phrase.placeholders().stream().map(it -> "0").toArray(String[]::new);
            own.append(Phrases.of(language).text(phrase, values)).append('\n');
        }
        Formats formats = Formats.of(language);
        for (String country : Locale.getISOCountries()) {
            own.append(formats.country(country)).append('\n');
        }
        for (FactFile.Row row : FactFile.read(ContentRules.class, "mentions.csv", 8).rows()) {
            own.append(row.text(4).equals(language.code()) ? row.text(7) + "\n" : "");
        }
        return own.toString();
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        WORD.matcher(text).results().forEach(it -> words.add(it.group().toLowerCase(Locale.ROOT)));
        return words;
    }

    private static String plain(String text) {
        return text.replaceAll("[\\u00A0\\u2009\\u202F]", " ").replaceAll("[\\u200E\\u200F]", "");
    }
}

package io.billfold.document;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Branding;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.Seller;
import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Documents;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.Rendering;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.language.Language;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxTreatment;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Documents that show what only the page knows: languages, looks, codes and slips. */
final class DrawnSamples {
    /** A QR-IBAN of the Swiss standards' own examples. */
    static final String QR_IBAN = "CH4431999123000889012";

    static final String SWISS_IBAN = "CH5800791123000889012";

    private static final Account ZURICH =
            Samples.account(
                    "beispiel-ch",
                    "Beispiel Handels AG",
                    null,
                    new Address("Bahnhofstrasse 7", null, "Zürich", "8001", null, "CH"));

    private DrawnSamples() {}

    /** By name, in a fixed order. */
    static Map<String, BusinessDocument> all() {
        Map<String, BusinessDocument> samples = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            samples.put("language-" + language.code(), RichDocuments.in(language).invoice());
        }
        samples.put("sixty-lines", Documents.of(Samples.german(60)));
        samples.put("forty-lines-arabic", in("ar", Documents.of(Samples.german(40))));
        samples.put("arabic", arabic());
        samples.put("hebrew", hebrew());
        samples.put("japanese", in("ja", Documents.of(Samples.yen())));
        samples.put("swiss-slip", swiss("CHF", SWISS_IBAN, "de", ZURICH));
        samples.put("swiss-slip-qr-iban", swiss("EUR", QR_IBAN, "fr", ZURICH));
        samples.put("swiss-slip-unknown-payer", swiss("CHF", SWISS_IBAN, "it", greek()));
        samples.put("swiss-slip-many-lines", manyLinesWithSlip());
        samples.put("branded", branded());
        samples.put("allowances", allowances());
        samples.put("direct-debit", paidBy(debit()));
        samples.put("card", paidBy(new PaymentMeans.Card("1234", null)));
        samples.put("many-words", manyWords());
        samples.put("seventy-rates", seventyRates());
        samples.put("many-words-credit-note", in("de", credit()));
        return samples;
    }

    static BusinessDocument named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    /** A sample's PDF. */
    static byte[] pdf(String name, String snapshotSha256) {
        return rendered(name, snapshotSha256).pdf();
    }

    /** A sample's documents, with a logo where it is branded. */
    static RenderedInvoice rendered(String name, String snapshotSha256) {
        Logo logo = name.equals("branded") ? Logo.of(Pictures.png(240, 80)) : null;
        return new InvoiceRenderer().render(named(name), snapshotSha256, logo);
    }

    /** The same document in another language. */
    static BusinessDocument in(String language, BusinessDocument document) {
        Heading heading = document.heading();
        return new Draft(document)
                .heading(
                        new Heading(
                                heading.kind(),
                                heading.number(),
                                heading.issuedOn(),
                                heading.dueOn(),
                                heading.taxPointOn(),
                                heading.currency(),
                                language,
                                heading.title()))
                .make();
    }

    private static BusinessDocument arabic() {
        Seller seller =
                Samples.seller(
                        "sahab",
                        "شركة السحابة للبرمجيات ذ.م.م",
                        "1010123456",
                        new Address("شارع الملك فهد 12", null, "الرياض", "12345", null, "SA"),
                        "300000000000003",
                        new BankAccount("شركة السحابة", "SA0380000000608010167519", "RJHISARI"));
        Account buyer =
                Samples.account(
                        "amal",
                        "مؤسسة الأمل التجارية (فرع جدة)",
                        "310000000000003",
                        new Address("طريق المدينة 7", null, "جدة", "21432", null, "SA"));
        Invoice invoice =
                Samples.invoice(
                        seller,
                        buyer,
                        Samples.standard("15", "SA", "300000000000003"),
                        "SAR",
                        "PO-7",
                        List.of(
                                Samples.line("AR-1", "خدمات الحوسبة السحابية", "3", "SAR", "1250"),
                                Samples.line("AR-2", "Premium support دعم", "1", "SAR", "99.5")));
        return in("ar", Documents.of(invoice));
    }

    private static BusinessDocument hebrew() {
        Seller seller =
                Samples.seller(
                        "anan",
                        "ענן תוכנה בע״מ",
                        "514000000",
                        new Address("רחוב הרצל 12", null, "תל אביב", "6688312", null, "IL"),
                        "514000000",
                        new BankAccount("ענן תוכנה בע״מ", "IL620108000000099999999", "LUMIILIT"));
        Account buyer =
                Samples.account(
                        "dugma",
                        "חברת דוגמה (1998) בע״מ",
                        null,
                        new Address("שדרות רוטשילד 3", null, "חיפה", "3303139", null, "IL"));
        Invoice invoice =
                Samples.invoice(
                        seller,
                        buyer,
                        Samples.standard("18", "IL", "514000000"),
                        "ILS",
                        null,
                        List.of(Samples.line("HE-1", "שירותי ענן (מסלול 3)", "2", "ILS", "450")));
        return in("he", Documents.of(invoice));
    }

    private static Account greek() {
        return Samples.account(
                "ellada",
                "Ελληνική Εταιρεία ΑΕ",
                null,
                new Address("Ερμού 1", null, "Αθήνα", "105 63", null, "GR"));
    }

    static BusinessDocument swiss(String currency, String iban, String language, Account buyer) {
        return in(language, Documents.of(swissInvoice(currency, iban, buyer, 2)));
    }

    private static BusinessDocument manyLinesWithSlip() {
        return Documents.of(swissInvoice("CHF", SWISS_IBAN, ZURICH, 8));
    }

    private static Invoice swissInvoice(String currency, String iban, Account buyer, int lines) {
        Seller seller =
                Samples.seller(
                        "muster-ch",
                        "Muster Software AG",
                        "CHE-123.456.789",
                        new Address("Rathausgasse 5", null, "Bern", "3011", null, "CH"),
                        "CHE-123.456.788 MWST",
                        new BankAccount("Muster Software AG", iban, null));
        return Samples.invoice(
                seller,
                buyer,
                Samples.standard("8.1", "CH", "CHE-123.456.788 MWST"),
                currency,
                null,
                Samples.german(lines).content().lines());
    }

    /** A logo and a light colour, and what the law wants said of the seller. */
    private static BusinessDocument branded() {
        BusinessDocument document = Documents.of(Samples.domestic());
        Party seller = document.seller();
        return new Draft(document)
                .seller(
                        new Party(
                                seller.id(),
                                seller.name(),
                                seller.kind(),
                                new Identifier("HRB 123456 B", null),
                                seller.taxIds(),
                                seller.electronicAddress(),
                                seller.address(),
                                new Party.Contact("Abrechnung", "+49 30 1234567", "a@b.example"),
                                Map.of(
                                        "registerName",
                                        "Amtsgericht Charlottenburg",
                                        "directors",
                                        "Erika Mustermann, Max Mustermann",
                                        "registeredSeat",
                                        "Berlin")))
                .rendering(
                        new Rendering(InvoiceRenderer.VERSION, new Branding("f2a900", null), null))
                .make();
    }

    /** 100.00, less 10.00, with 5.00 for delivery, of which 20.00 was paid before. */
    private static BusinessDocument allowances() {
        BusinessDocument document =
                Documents.of(
                        Samples.invoice(
                                Samples.GERMAN,
                                Samples.BERLIN,
                                Samples.standard("19", "DE", "DE123456789"),
                                "EUR",
                                null,
                                List.of(Samples.line("A", "Seat", "10", "EUR", "10"))));
        BigDecimal rate = new BigDecimal("19");
        Line.Taxed taxed = new Line.Taxed(TaxCategory.STANDARD, rate);
        Tax tax =
                new Tax(
                        TaxCategory.STANDARD,
                        rate,
                        eur("95"),
                        eur("18.05"),
                        null,
                        null,
                        List.of(new Tax.Part("VAT", rate, eur("18.05"))));
        return new Draft(document)
                .adjustments(
                        List.of(
                                new Adjustment(
                                        "Loyalty discount for customers of more than ten years",
                                        eur("-10"),
                                        taxed),
                                new Adjustment("Delivery", eur("5"), taxed)))
                .taxes(List.of(tax))
                .totals(
                        new Totals(
                                eur("100"),
                                eur("10"),
                                eur("5"),
                                eur("95"),
                                eur("18.05"),
                                eur("113.05"),
                                eur("20"),
                                eur("0"),
                                eur("93.05"),
                                null,
                                null))
                .make();
    }

    private static PaymentMeans debit() {
        return new PaymentMeans.DirectDebit(
                "MANDATE-0042", "DE98ZZZ09999999999", "DE02120300000000202051");
    }

    private static BusinessDocument paidBy(PaymentMeans means) {
        BusinessDocument document = Documents.of(Samples.domestic());
        return new Draft(document).payment(new Payment(List.of(means), null, null)).make();
    }

    /** More to say than one page holds. */
    private static BusinessDocument manyWords() {
        List<Note> notes = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            notes.add(Note.of("Note " + i + ". " + "What the law wants said. ".repeat(40)));
        }
        return new Draft(Documents.of(Samples.domestic())).notes(notes).make();
    }

    /** As an invoice to branches in seventy places has them: more taxes than a page holds. */
    private static BusinessDocument seventyRates() {
        List<InvoiceLine> lines = new ArrayList<>();
        List<TaxTreatment> treatments = new ArrayList<>();
        for (int i = 1; i <= 70; i++) {
            lines.add(Samples.line("A-" + i, "Seats in place " + i, "1", "EUR", "100"));
            treatments.add(Samples.standard("5." + (100 + i), "DE", "DE123456789"));
        }
        return Documents.of(
                Samples.invoice(
                        Samples.draft(Samples.GERMAN, Samples.BERLIN, "EUR", null, lines),
                        treatments));
    }

    private static BusinessDocument credit() {
        return Documents.of(Samples.named("credit-note"));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    /** A document that differs from another. */
    static final class Draft {
        private final BusinessDocument base;
        private Heading heading;
        private List<Note> notes;
        private Party seller;
        private Payment payment;
        private List<Adjustment> adjustments;
        private List<Tax> taxes;
        private Totals totals;
        private Rendering rendering;

        Draft(BusinessDocument base) {
            this.base = base;
            heading = base.heading();
            notes = base.notes();
            seller = base.seller();
            payment = base.payment();
            adjustments = base.adjustments();
            taxes = base.taxes();
            totals = base.totals();
            rendering = base.rendering();
        }

        Draft heading(Heading other) {
            heading = other;
            return this;
        }

        Draft notes(List<Note> other) {
            notes = other;
            return this;
        }

        Draft seller(Party other) {
            seller = other;
            return this;
        }

        Draft payment(Payment other) {
            payment = other;
            return this;
        }

        Draft adjustments(List<Adjustment> other) {
            adjustments = other;
            return this;
        }

        Draft taxes(List<Tax> other) {
            taxes = other;
            return this;
        }

        Draft totals(Totals other) {
            totals = other;
            return this;
        }

        Draft rendering(Rendering other) {
            rendering = other;
            return this;
        }

        BusinessDocument make() {
            return new BusinessDocument(
                    heading,
                    base.references(),
                    notes,
                    seller,
                    base.buyer(),
                    base.delivery(),
                    payment,
                    base.lines(),
                    adjustments,
                    taxes,
                    totals,
                    rendering);
        }
    }
}

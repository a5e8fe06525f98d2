package io.billfold.document;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.tax.TaxablePortion;
import io.billfold.money.RoundingPolicy;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents of every tax category, with several rates and with several taxes. */
final class TaxedSamples {
    private static final String GERMAN_ID = "DE123456789";
    private static final Account TORONTO =
            Samples.account(
                    "maple",
                    "Maple Analytics Ltd.",
                    null,
                    new Address("200 Bay Street", null, "Toronto", "M5J 2J2", "ON", "CA"));

    private TaxedSamples() {}

    /** By name, in a fixed order. */
    static Map<String, Invoice> all() {
        Map<String, Invoice> samples = new LinkedHashMap<>();
        samples.put("two-rates", twoRates(Draft.Kind.INVOICE));
        samples.put("credit-note-two-rates", twoRates(Draft.Kind.CREDIT_NOTE));
        samples.put("gst-and-pst", gstAndPst());
        samples.put("sales-tax", salesTax());
        samples.put("tax-included", taxIncluded());
        samples.put("exempt", exempt());
        samples.put("zero-rated", zeroRated());
        samples.put("intra-community", intraCommunity());
        samples.put("export", export());
        samples.put("canary-islands", islands(TaxCategory.CANARY_ISLANDS, "IGIC", "ES-CN", "7"));
        samples.put("ceuta", islands(TaxCategory.CEUTA_MELILLA, "IPSI", "ES-CE", "4"));
        samples.put("many-taxes", manyTaxes());
        return samples;
    }

    /** Software at 19 percent and an e-book at 7. */
    private static Invoice twoRates(Draft.Kind kind) {
        TaxTreatment standard = Samples.standard("19", "DE", GERMAN_ID);
        List<InvoiceLine> lines =
                List.of(
                        line("PRO", "Professional plan, flat fee", "1", "499.00"),
                        line("BOOK", "E-book: Billing for engineers", "3", "15.00"),
                        line("SEAT", "Editor seats", "2", "14.95"));
        return of(
                draft(Samples.GERMAN, Samples.BERLIN, "EUR", kind, lines),
                List.of(standard, Samples.standard("7", "DE", GERMAN_ID), standard));
    }

    /** British Columbia: two taxes with a number each. */
    private static Invoice gstAndPst() {
        Seller seller =
                Samples.seller(
                        "fir-ca",
                        "Fir Software Inc.",
                        null,
                        new Address("800 Robson Street", null, "Vancouver", "V6Z 3B7", "BC", "CA"),
                        "123456789RT0001",
                        new BankAccount("Fir Software Inc.", "003-00010-1234567", null));
        Account buyer =
                Samples.account(
                        "cedar",
                        "Cedar Design Studio",
                        null,
                        new Address("12 Water Street", null, "Victoria", "V8W 1S6", "BC", "CA"));
        TaxTreatment treatment =
                Samples.taxed(
                        "CA-BC",
                        "123456789RT0001",
                        RoundingPolicy.EN_16931,
                        Samples.component("GST", "CA", "5"),
                        new TaxComponent(
                                "PST",
                                "CA-BC",
                                new BigDecimal("7"),
                                TaxablePortion.ALL,
                                "PST-1234-5678"));
        List<InvoiceLine> lines =
                List.of(
                        line("PRO", "Professional plan", "1", "99.00"),
                        line("API", "API calls per 1,000", "23", "0.30"));
        return Samples.invoice(seller, buyer, treatment, "CAD", null, lines);
    }

    /** Texas: 6.25 and 2 percent of 80 percent of the price. */
    private static Invoice salesTax() {
        TaxablePortion portion = new TaxablePortion(80, 100);
        Account buyer =
                Samples.account(
                        "lone-star",
                        "Lone Star Outfitters LLC",
                        null,
                        new Address("500 Congress Ave", null, "Austin", "78701", "TX", "US"));
        TaxTreatment treatment =
                Samples.taxed(
                        "US-TX",
                        "3-20000-0000-1",
                        RoundingPolicy.US_SALES_TAX,
                        new TaxComponent(
                                "Texas sales tax", "US-TX", new BigDecimal("6.25"), portion, null),
                        new TaxComponent(
                                "Austin and transit sales tax",
                                "US-TX",
                                new BigDecimal("2"),
                                portion,
                                null));
        return Samples.invoice(
                Samples.AMERICAN,
                buyer,
                treatment,
                "USD",
                null,
                List.of(line("DATA", "Data processing", "1", "100.00")));
    }

    /** Three prices for consumers that include 24 percent. */
    private static Invoice taxIncluded() {
        Account buyer =
                Samples.account(
                        "c-78",
                        "Eleni Papadopoulou",
                        null,
                        new Address("Ermou 12", null, "Athens", "105 63", null, "GR"));
        List<InvoiceLine> lines =
                List.of(
                        withTax(line("A", "Music plan", "1", "9.99")),
                        withTax(line("B", "Film plan", "1", "9.99")),
                        withTax(line("C", "Game plan", "1", "9.99")));
        return of(
                draft(Samples.GERMAN, buyer, "EUR", Draft.Kind.INVOICE, lines),
                Collections.nCopies(3, Samples.standard("24", "GR", GERMAN_ID)));
    }

    private static InvoiceLine withTax(InvoiceLine line) {
        LineOrigin origin =
                new LineOrigin(
                        new SubscriptionId("o-1001"),
                        "plan",
                        "fee",
                        "solo@1",
                        "standard",
                        RevenueTreatment.OVER_TIME,
                        null,
                        true,
                        null);
        return new InvoiceLine(
                line.sku(),
                line.description(),
                line.period(),
                line.quantity(),
                line.unitPrice(),
                List.of(),
                line.net(),
                null,
                null,
                origin);
    }

    private static Invoice exempt() {
        TaxTreatment treatment =
                Samples.untaxed(
                        TaxCategory.EXEMPT,
                        "DE",
                        "VATEX-EU-132-1I",
                        "Exempt from VAT (Article 132(1)(i) of Directive 2006/112/EC).",
                        GERMAN_ID);
        return Samples.invoice(
                Samples.GERMAN,
                Samples.BERLIN,
                treatment,
                "EUR",
                null,
                List.of(line("COURSE", "Course: double-entry bookkeeping", "2", "350.00")));
    }

    private static Invoice zeroRated() {
        TaxTreatment treatment =
                Samples.untaxed(
                        TaxCategory.ZERO,
                        "NZ",
                        null,
                        "Zero-rated: export of services",
                        "123-456-789");
        Seller seller =
                Samples.seller(
                        "kauri-nz",
                        "Kauri Software Limited",
                        null,
                        new Address("1 Queen Street", null, "Auckland", "1010", null, "NZ"),
                        "123-456-789",
                        new BankAccount("Kauri Software Limited", "01-0001-0012345-000", null));
        return Samples.invoice(
                seller, TORONTO, treatment, "NZD", null, List.of(line("PRO", "Plan", "1", "80")));
    }

    private static Invoice intraCommunity() {
        TaxTreatment treatment =
                Samples.untaxed(
                        TaxCategory.INTRA_COMMUNITY,
                        "FR",
                        "VATEX-EU-IC",
                        "Intra-Community supply (Article 138 of Directive 2006/112/EC).",
                        GERMAN_ID);
        return Samples.invoice(
                Samples.GERMAN,
                Samples.PARIS,
                treatment,
                "EUR",
                null,
                List.of(line("KEY", "Security key", "25", "39.00")));
    }

    private static Invoice export() {
        TaxTreatment treatment =
                Samples.untaxed(
                        TaxCategory.EXPORT,
                        "CA",
                        "VATEX-EU-G",
                        "Export outside the EU (Article 146 of Directive 2006/112/EC).",
                        GERMAN_ID);
        return Samples.invoice(
                Samples.GERMAN,
                TORONTO,
                treatment,
                "EUR",
                null,
                List.of(line("KEY", "Security key", "25", "39.00")));
    }

    /** A tax that is no VAT, with its category of EN 16931. */
    private static Invoice islands(TaxCategory category, String tax, String place, String rate) {
        Seller seller =
                Samples.seller(
                        "sol-es",
                        "Sol Software S.L.",
                        null,
                        new Address("Calle Mayor 1", null, "Spain", "35001", null, "ES"),
                        "ESB12345674",
                        new BankAccount("Sol Software S.L.", "ES9121000418450200051332", null));
        Account buyer =
                Samples.account(
                        "mar",
                        "Restaurante Mar Azul S.L.",
                        null,
                        new Address("Calle Real 2", null, "Spain", "35002", null, "ES"));
        TaxTreatment treatment =
                new TaxTreatment(
                        category,
                        tax,
                        place,
                        List.of(Samples.component(tax, place, rate)),
                        null,
                        null,
                        "ESB12345674",
                        TaxRegistration.Scheme.DOMESTIC,
                        RoundingPolicy.EN_16931,
                        List.of());
        return Samples.invoice(
                seller, buyer, treatment, "EUR", null, List.of(line("PRO", "Plan", "1", "80")));
    }

    /** Two rates and three reasons for none, four of which stand below the totals. */
    private static Invoice manyTaxes() {
        List<InvoiceLine> lines =
                List.of(
                        line("PRO", "Professional plan", "1", "499.00"),
                        line("BOOK", "E-book", "1", "15.00"),
                        line("COURSE", "Course", "1", "100.00"),
                        line("CARD", "Handling of payments", "1", "50.00"),
                        line("KEY", "Security keys", "1", "39.00"),
                        line("SHIP", "Software for ships", "1", "1234567.89"));
        List<TaxTreatment> treatments =
                List.of(
                        Samples.standard("19", "DE", GERMAN_ID),
                        Samples.standard("7", "DE", GERMAN_ID),
                        untaxed(
                                TaxCategory.EXEMPT,
                                "VATEX-EU-132-1I",
                                "Exempt from VAT (Article 132(1)(i) of Directive 2006/112/EC)."),
                        untaxed(
                                TaxCategory.EXEMPT,
                                "VATEX-EU-135-1D",
                                "Exempt from VAT (Article 135(1)(d) of Directive 2006/112/EC)."),
                        untaxed(
                                TaxCategory.INTRA_COMMUNITY,
                                "VATEX-EU-IC",
                                "Intra-Community supply (Article 138 of Directive 2006/112/EC)."),
                        untaxed(
                                TaxCategory.REVERSE_CHARGE,
                                "VATEX-EU-AE",
                                "Reverse charge (Article 196 of Directive 2006/112/EC)."));
        return of(
                draft(Samples.GERMAN, Samples.PARIS, "EUR", Draft.Kind.INVOICE, lines), treatments);
    }

    private static TaxTreatment untaxed(TaxCategory category, @Nullable String code, String words) {
        return Samples.untaxed(category, "FR", code, words, GERMAN_ID);
    }

    private static Invoice of(Draft draft, List<TaxTreatment> treatments) {
        return Samples.invoice(draft, treatments);
    }

    private static Draft draft(
            Seller seller,
            Account account,
            String currency,
            Draft.Kind kind,
            List<InvoiceLine> lines) {
        Draft of = Samples.draft(seller, account, currency, null, lines);
        return new Draft(
                of.id(),
                kind,
                null,
                of.subscription(),
                of.seller(),
                of.account(),
                of.currency(),
                of.billedOn(),
                of.period(),
                of.paymentTermsDays(),
                null,
                lines,
                List.of(),
                null);
    }

    private static InvoiceLine line(String sku, String description, String quantity, String price) {
        return Samples.line(sku, description, quantity, "EUR", price);
    }
}

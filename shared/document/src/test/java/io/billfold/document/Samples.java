package io.billfold.document;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration;
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
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Invoices of every kind that the model knows. */
final class Samples {
    static final Period JANUARY = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
    private static final Period MID_MONTH =
            new Period(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 2, 15));

    static final Seller GERMAN =
            seller(
                    "muster-de",
                    "Muster Software GmbH",
                    "HRB 123456 B",
                    new Address("Hauptstraße 1", null, "Berlin", "10115", null, "DE"),
                    "DE123456789",
                    new BankAccount(
                            "Muster Software GmbH", "DE89370400440532013000", "COBADEFFXXX"));
    static final Seller AMERICAN =
            seller(
                    "sample-us",
                    "Sample Software Inc.",
                    null,
                    new Address("100 SW Main St", "Suite 400", "Portland", "97204", "OR", "US"),
                    null,
                    new BankAccount("Sample Software Inc.", "021000021 1234567890", null));
    static final Seller JAPANESE =
            seller(
                    "mihon-jp",
                    "株式会社見本ソフトウェア",
                    null,
                    new Address("千代田区丸の内1-1-1", null, "東京都", "100-0005", null, "JP"),
                    "T1234567890123",
                    new BankAccount("カ)ミホンソフトウェア", "0001-001-1234567", "BOTKJPJT"));

    static final Account BERLIN =
            account(
                    "beispiel",
                    "Beispiel Handels GmbH & Co. KG",
                    "DE987654321",
                    new Address("Lange Straße 12 <Hof>", "3. OG", "München", "80331", null, "DE"));
    static final Account PARIS =
            account(
                    "exemple",
                    "Société Exemple SARL",
                    "FR40303265045",
                    new Address("12 rue de l’Église", null, "Paris", "75001", null, "FR"));

    private Samples() {}

    /** By name, in a fixed order. */
    static Map<String, Invoice> all() {
        Map<String, Invoice> samples = new LinkedHashMap<>();
        samples.put("domestic", domestic());
        samples.put("reverse-charge", reverseCharge());
        samples.put("eu-consumer", consumer());
        samples.put("outside-scope", outsideScope());
        samples.put("outside-scope-no-bank", outsideScopeOfGermanSeller());
        samples.put("yen", yen());
        samples.put("scripts", scripts());
        samples.put("long-texts", longTexts());
        samples.put("forty-lines", german(40));
        samples.put("four-hundred-lines", german(400));
        samples.putAll(DetailedSamples.all());
        samples.putAll(TaxedSamples.all());
        return samples;
    }

    static Invoice named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    static Invoice domestic() {
        return german(3);
    }

    /** A German invoice at 19 % with so many lines. */
    static Invoice german(int lines) {
        return invoice(
                GERMAN,
                BERLIN,
                standard("19", "DE", "DE123456789"),
                "EUR",
                "PO-4711",
                lines(lines));
    }

    static Invoice reverseCharge() {
        TaxTreatment treatment =
                untaxed(
                        TaxCategory.REVERSE_CHARGE,
                        "FR",
                        "VATEX-EU-AE",
                        "Reverse charge: the customer accounts for the VAT (Article 196 of"
                                + " Directive 2006/112/EC).",
                        "DE123456789");
        return invoice(GERMAN, PARIS, treatment, "EUR", null, lines(2));
    }

    static Invoice consumer() {
        Account buyer =
                account(
                        "c-77",
                        "Žofie Nováková",
                        null,
                        new Address("Dlouhá 5", null, "Praha 1", "110 00", null, "CZ"));
        return invoice(
                GERMAN, buyer, standard("21.00", "CZ", "DE123456789"), "CZK", null, lines(1));
    }

    static Invoice outsideScope() {
        Account buyer =
                account(
                        "acme",
                        "Acme Widgets LLC",
                        null,
                        new Address("1 Pine Street", null, "Bend", "97701", "OR", "US"));
        TaxTreatment treatment =
                new TaxTreatment(
                        TaxCategory.OUTSIDE_SCOPE,
                        "Sales tax",
                        "US-OR",
                        List.of(),
                        null,
                        "Oregon has no sales tax.",
                        null,
                        null,
                        RoundingPolicy.EN_16931,
                        List.of());
        return invoice(AMERICAN, buyer, treatment, "USD", "4500001234", lines(4));
    }

    /** Without a bank, a reason and a wording; the buyer has a VAT number all the same. */
    static Invoice outsideScopeOfGermanSeller() {
        TaxTreatment treatment = untaxed(TaxCategory.OUTSIDE_SCOPE, "DE", null, null, null);
        Seller seller = seller("x", "Ohne Bank", "HRB 1", GERMAN.address(), null, null);
        return invoice(seller, PARIS, treatment, "EUR", null, lines(1));
    }

    static Invoice yen() {
        TaxTreatment treatment =
                taxed(
                        "JP",
                        "T1234567890123",
                        RoundingPolicy.JP_QUALIFIED_INVOICE,
                        component("Consumption tax", "JP", "10"));
        Account buyer =
                account(
                        "takahashi",
                        "髙橋商事株式会社",
                        null,
                        new Address("中央区銀座4丁目5番6号", "銀座ビル 7階", "東京都", "104-0061", null, "JP"));
        List<InvoiceLine> lines =
                List.of(
                        line("CLOUD", "クラウド利用料（スタンダードプラン）", "3", "JPY", "3333"),
                        line("API", "API calls per 1,000", "1234.5", "JPY", "0.45"));
        return invoice(JAPANESE, buyer, treatment, "JPY", null, lines);
    }

    static Invoice scripts() {
        Account buyer =
                account(
                        "s-1",
                        "شركة الحوسبة السحابية (لا إله) 2026",
                        "FR40303265045",
                        new Address(
                                "רחוב הרצל 12, דירה 3",
                                "서울특별시 강남구",
                                "Αθήνα",
                                "105 57",
                                null,
                                "FR"));
        List<InvoiceLine> lines =
                List.of(
                        line("AR", "خدمات الحوسبة السحابية (الباقة 2)", "1", "EUR", "10"),
                        line("UR", "ٹیکس سیب کیف — صورت‌حساب", "1", "EUR", "10"),
                        line("HE", "שירותי ענן (מסלול 3) 1,234.56", "1", "EUR", "10"),
                        line("KO", "클라우드 사용료 부가가치세", "1", "EUR", "10"),
                        line("JA", "請求書 株式会社サンプル 髙橋 クラウド利用料", "1", "EUR", "10"),
                        line("KK", "Қазақстан ₸ ƏəӘәҢңҒғҮүҰұҚқӨөҺһ", "1", "EUR", "10"),
                        line(
                                "CS",
                                "Z\u030Clut\u030Couc\u030Cky\u0301 ku\u030Anˇ – konzultace",
                                "1",
                                "EUR",
                                "10"));
        return invoice(GERMAN, buyer, standard("20", "FR", "DE123456789"), "EUR", "注文-42", lines);
    }

    /** Everything as long as the model allows, or longer. */
    static Invoice longTexts() {
        Seller seller =
                seller(
                        "long",
                        "Gesellschaft für außergewöhnlich lange Firmennamen und längere"
                                + " Bezeichnungen mit beschränkter Haftung & Compagnie KG",
                        "HRB 99887766 beim Amtsgericht Charlottenburg (Berlin)",
                        new Address(
                                "Straße der Pariser Kommune 100, Hinterhaus, Aufgang C, vierte"
                                        + " Etage links",
                                "c/o Verwaltungsgesellschaft",
                                "Taumatawhakatangihangakoauauotamateaturipukakapiki",
                                "D-12345",
                                null,
                                "DE"),
                        "DE123456789",
                        new BankAccount(
                                "Gesellschaft für außergewöhnlich lange Firmennamen mbH & Compagnie"
                                        + " KG",
                                "MT84MALT011000012345MTLCAST001S",
                                "MALTMTMT"));
        Account buyer =
                account(
                        "customer-with-a-rather-long-identifier-0123456789-0123456789",
                        "W".repeat(120),
                        "FR40303265045",
                        new Address("x".repeat(100), null, "y".repeat(60), "75001", "IDF", "FR"));
        String description =
                "Supercalifragilisticexpialidocious ".repeat(5) + "0123456789 end of it";
        List<InvoiceLine> lines =
                List.of(
                        line(
                                "SKU-" + "A".repeat(60),
                                description,
                                "123456789.5",
                                "EUR",
                                "0.000000000001"),
                        line(
                                "請求書".repeat(20),
                                "請求書、株式会社。".repeat(22),
                                "1",
                                "EUR",
                                "123456789012.34"),
                        line("X", "שירותי ענן מסלול ארוך מאוד ".repeat(7), "1", "EUR", "1"));
        return invoice(
                seller,
                buyer,
                standard("19.375", "DE", "DE123456789"),
                "EUR",
                "PO-0123456789-0123456789-0123456789-0123456789-0123456789",
                lines);
    }

    static TaxTreatment standard(String rate, String country, String sellerTaxId) {
        return taxed(
                country, sellerTaxId, RoundingPolicy.EN_16931, component("VAT", country, rate));
    }

    /** Taxed by one or more taxes, under the name of the first. */
    static TaxTreatment taxed(
            String place,
            @Nullable String sellerTaxId,
            RoundingPolicy rounding,
            TaxComponent... components) {
        return new TaxTreatment(
                TaxCategory.STANDARD,
                components[0].tax(),
                place,
                List.of(components),
                null,
                null,
                sellerTaxId,
                TaxRegistration.Scheme.DOMESTIC,
                rounding,
                List.of());
    }

    static TaxComponent component(String tax, String place, String rate) {
        return new TaxComponent(tax, place, new BigDecimal(rate), TaxablePortion.ALL, null);
    }

    /** VAT of a category that has no rate. */
    static TaxTreatment untaxed(
            TaxCategory category,
            String place,
            @Nullable String code,
            @Nullable String wording,
            @Nullable String sellerTaxId) {
        return new TaxTreatment(
                category,
                "VAT",
                place,
                List.of(),
                code,
                wording,
                sellerTaxId,
                null,
                RoundingPolicy.EN_16931,
                List.of());
    }

    static Invoice invoice(
            Seller seller,
            Account account,
            TaxTreatment treatment,
            String currency,
            @Nullable String purchaseOrder,
            List<InvoiceLine> lines) {
        Draft draft = draft(seller, account, currency, purchaseOrder, lines);
        return invoice(draft, Collections.nCopies(lines.size(), treatment));
    }

    /** An invoice of a draft, with a treatment for each of its lines. */
    static Invoice invoice(Draft draft, List<TaxTreatment> treatments) {
        return new Invoice(
                new InvoiceNumber(draft.seller().series(), 2026, 42),
                LocalDate.of(2026, 1, 5),
                LocalDate.of(2026, 1, 19),
                InvoiceRenderer.VERSION,
                InvoiceTax.apply(draft, treatments));
    }

    /** What is to be invoiced for January 2026. */
    static Draft draft(
            Seller seller,
            Account account,
            String currency,
            @Nullable String purchaseOrder,
            List<InvoiceLine> lines) {
        CurrencyUnit unit = CurrencyUnit.of(currency);
        List<InvoiceLine> inCurrency = lines.stream().map(line -> in(unit, line)).toList();
        return new Draft(
                new DraftId("o-1001_2026-01-01"),
                Draft.Kind.INVOICE,
                null,
                new SubscriptionId("o-1001"),
                seller,
                account,
                unit,
                JANUARY.from(),
                JANUARY,
                14,
                purchaseOrder,
                inCurrency,
                List.of(),
                null);
    }

    static InvoiceLine line(
            String sku, String description, String quantity, String currency, String price) {
        CurrencyUnit unit = CurrencyUnit.of(currency);
        UnitPrice unitPrice = new UnitPrice(unit, new BigDecimal(price));
        BigDecimal count = new BigDecimal(quantity);
        return InvoiceLine.of(sku, description, JANUARY, count, unitPrice);
    }

    private static InvoiceLine in(CurrencyUnit unit, InvoiceLine line) {
        UnitPrice price = new UnitPrice(unit, line.unitPrice().amount());
        return InvoiceLine.of(
                line.sku(), line.description(), line.period(), line.quantity(), price);
    }

    private static List<InvoiceLine> lines(int count) {
        String[] names = {
            "Professional plan, flat fee",
            "Editor seats",
            "API calls, tier 2 (per 1,000), with the regional surcharge for data that stays in the"
                    + " EU",
            "Benutzerlizenz Größe M – monatlich",
            "Услуги связи, пакет «Старт»",
            "Υπηρεσίες υπολογιστικού νέφους"
        };
        String[] prices = {"499.00", "12.50", "0.00045", "7.9", "1500", "0.333"};
        List<InvoiceLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = i % names.length;
            String quantity = kind == 2 ? "1250000" : Integer.toString(1 + i * 7 % 90);
            InvoiceLine line = line("SKU-" + (100 + i), names[kind], quantity, "EUR", prices[kind]);
            lines.add(kind == 1 ? during(MID_MONTH, line) : line);
        }
        return lines;
    }

    private static InvoiceLine during(Period period, InvoiceLine line) {
        return InvoiceLine.of(
                line.sku(), line.description(), period, line.quantity(), line.unitPrice());
    }

    static Seller seller(
            String id,
            String name,
            @Nullable String legalId,
            Address address,
            @Nullable String taxId,
            @Nullable BankAccount bank) {
        List<TaxRegistration> registrations =
                taxId == null
                        ? List.of()
                        : List.of(
                                new TaxRegistration(
                                        address.country(), TaxRegistration.Scheme.DOMESTIC, taxId));
        return new Seller(
                new SellerId(id),
                name,
                legalId,
                "billing@" + id + ".example",
                address,
                ZoneId.of("Europe/Berlin"),
                "MU",
                registrations,
                bank);
    }

    static Account account(String id, String name, @Nullable String taxId, Address address) {
        return new Account(
                new AccountId(id),
                name,
                taxId == null ? PartyKind.CONSUMER : PartyKind.BUSINESS,
                "ap@" + id + ".example",
                taxId,
                address,
                "en",
                ZoneId.of("Europe/Berlin"));
    }
}

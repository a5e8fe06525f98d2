package io.billfold.document.xml;

import static io.billfold.billing.tax.TaxCategory.CANARY_ISLANDS;
import static io.billfold.billing.tax.TaxCategory.CEUTA_MELILLA;
import static io.billfold.billing.tax.TaxCategory.EXEMPT;
import static io.billfold.billing.tax.TaxCategory.EXPORT;
import static io.billfold.billing.tax.TaxCategory.INTRA_COMMUNITY;
import static io.billfold.billing.tax.TaxCategory.OUTSIDE_SCOPE;
import static io.billfold.billing.tax.TaxCategory.REVERSE_CHARGE;
import static io.billfold.billing.tax.TaxCategory.STANDARD;
import static io.billfold.billing.tax.TaxCategory.ZERO;

import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.References;
import io.billfold.billing.document.Totals;
import io.billfold.billing.period.Period;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Documents by hand of every kind that the model knows, by name. */
final class XmlSamples {
    private static final Period DECEMBER =
            new Period(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 1, 1));
    private static final References.Preceding FORMER =
            new References.Preceding("MU-2026-000041", LocalDate.of(2026, 1, 2));

    private XmlSamples() {}

    static Map<String, BusinessDocument> all() {
        Map<String, BusinessDocument> samples = new LinkedHashMap<>();
        putCategories(samples);
        putAmounts(samples);
        putPayments(samples);
        putKinds(samples);
        putTexts(samples);
        putCountries(samples);
        return samples;
    }

    static BusinessDocument named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    static DocumentMaker domestic() {
        return new DocumentMaker()
                .line("Professional plan", "1", "499.00", STANDARD, "19")
                .line("API calls", "15000", "0.00045", STANDARD, "19");
    }

    private static DocumentMaker to(Party buyer) {
        return new DocumentMaker().with(it -> it.buyer = buyer);
    }

    private static DocumentMaker between(Party seller, Party buyer) {
        return to(buyer).with(it -> it.seller = seller);
    }

    private static void putCategories(Map<String, BusinessDocument> samples) {
        samples.put("domestic", domestic().make());
        samples.put(
                "several-rates",
                domestic()
                        .line("E-book", "3", "15.00", STANDARD, "7")
                        .line("Ship chandlery", "1", "10.00", ZERO, "0")
                        .line("Course", "2", "350.00", EXEMPT, "0")
                        .make());
        samples.put(
                "reverse-charge",
                to(Parties.FRENCH).line("Plan", "1", "99.00", REVERSE_CHARGE, "0").make());
        samples.put(
                "intra-community",
                to(Parties.FRENCH).line("Key", "25", "39.00", INTRA_COMMUNITY, "0").make());
        samples.put("export", to(Parties.SWISS).line("Key", "25", "39.00", EXPORT, "0").make());
        samples.put("exempt", new DocumentMaker().line("Course", "2", "350", EXEMPT, "0").make());
        samples.put("zero-rated", new DocumentMaker().line("Book", "2", "9.99", ZERO, "0").make());
        samples.put(
                "outside-scope",
                to(Parties.AMERICAN)
                        .in("USD")
                        .with(it -> it.means = List.of(transfer("021000021 1234567890")))
                        .line("Plan", "1", "100.00", OUTSIDE_SCOPE, null)
                        .make());
        samples.put("canary-islands", islands("7", Parties.CANARIAN).make());
        samples.put(
                "ceuta",
                between(Parties.CANARIAN, Parties.CANARIAN)
                        .line("Plan", "1", "80.00", CEUTA_MELILLA, "4")
                        .make());
    }

    private static DocumentMaker islands(String rate, Party party) {
        return between(party, party).line("Plan", "1", "80.00", CANARY_ISLANDS, rate);
    }

    private static PaymentMeans transfer(String number) {
        return new PaymentMeans.Transfer(new BankAccount("Muster", number, null), false);
    }

    private static void putAmounts(Map<String, BusinessDocument> samples) {
        samples.put("rounding", domestic().with(it -> it.rounding = it.money("0.02")).make());
        samples.put("prepaid", domestic().with(it -> it.paid = it.money("100.00")).make());
        samples.put("paid-in-full", domestic().with(it -> it.paid = it.money("601.84")).make());
        samples.put("tax-currency", domestic().with(it -> it.converted = zloty("410.55")).make());
        samples.put(
                "line-adjustments",
                new DocumentMaker()
                        .line("Plan", "1", "499.00", taxed("19"), adjustments("-257.55", "-48.29"))
                        .line("Plan, unused", "-1", "99.00", taxed("19"), adjustments("51.10"))
                        .line("Free", "1", "29.00", taxed("19"), adjustments("-29.00"))
                        .make());
        samples.put(
                "allowances-and-charges",
                domestic()
                        .line("E-book", "3", "15.00", STANDARD, "7")
                        .adjusted("Loyalty discount", "-50.00", STANDARD, "19")
                        .adjusted("Loyalty discount", "-4.50", STANDARD, "7")
                        .adjusted("Express set-up", "25.00", STANDARD, "19")
                        .make());
        samples.put(
                "charge-of-its-own-rate",
                domestic().adjusted("Postage of books", "4.00", STANDARD, "7").make());
        samples.put(
                "yen",
                domestic()
                        .in("JPY")
                        .with(it -> it.lines.clear())
                        .with(it -> it.means = List.of(transfer("0001-001-1234567")))
                        .line("クラウド利用料", "3", "3333", STANDARD, "10")
                        .make());
        samples.put(
                "yen-in-parts",
                domestic()
                        .in("JPY")
                        .with(it -> it.lines.clear())
                        .with(it -> it.means = List.of(transfer("0001-001-1234567")))
                        .line("API calls", "1234.5", "0.45", STANDARD, "10")
                        .make());
        samples.put(
                "in-favour", new DocumentMaker().line("Seat", "-3", "7.20", STANDARD, "19").make());
        samples.put(
                "withheld",
                domestic().with(it -> it.withheld = withheld(it.money("50.57"))).make());
    }

    private static Totals.Withheld withheld(Money amount) {
        return new Totals.Withheld("TDS", "IN", BigDecimal.TEN, amount);
    }

    private static Totals.Converted zloty(String amount) {
        return new Totals.Converted(
                Money.of(CurrencyUnit.of("PLN"), new BigDecimal(amount)),
                "1 EUR = 4.2598 PLN (ECB, 2026-01-05)");
    }

    private static Line.Taxed taxed(String rate) {
        return DocumentMaker.taxed(STANDARD, rate);
    }

    private static List<Adjustment> adjustments(String... amounts) {
        return List.of(amounts).stream()
                .map(it -> Money.of(CurrencyUnit.EUR, new BigDecimal(it)))
                .map(it -> new Adjustment("15 of 31 days", it, null))
                .toList();
    }

    private static void putPayments(Map<String, BusinessDocument> samples) {
        samples.put(
                "plain-transfer",
                domestic().with(it -> it.means = List.of(transfer("4711"))).make());
        samples.put(
                "two-accounts",
                domestic()
                        .with(
                                it ->
                                        it.means.add(
                                                new PaymentMeans.Transfer(
                                                        new BankAccount(
                                                                "Muster Software GmbH",
                                                                "MT84MALT011000012345MTLCAST001S",
                                                                "MALTMTMT"),
                                                        true)))
                        .make());
        samples.put(
                "direct-debit",
                paidBy(
                        new PaymentMeans.DirectDebit(
                                "MANDATE-7", "DE98ZZZ09999999999", "DE75512108001245126199")));
        samples.put("card", paidBy(new PaymentMeans.Card("4242", "Max Beispiel")));
        samples.put("card-without-holder", paidBy(new PaymentMeans.Card("424242", null)));
        samples.put(
                "ways-to-pay",
                domestic().with(it -> it.means.add(new PaymentMeans.Card("4242", null))).make());
        samples.put("no-means", domestic().with(it -> it.means = List.of()).make());
        samples.put("no-means-no-remittance", silent(domestic()).make());
        samples.put(
                "terms",
                domestic().with(it -> it.terms = "Late payment bears interest of 9 %.").make());
        samples.put(
                "cash-discount",
                domestic().with(it -> it.terms = "#SKONTO#TAGE=14#PROZENT=2.00#").make());
        samples.put("early-payment", domestic().with(XmlSamples::offer).make());
    }

    /** 2.5 percent within 7 days, 1 within 14. */
    private static void offer(DocumentMaker maker) {
        maker.terms = "Thank you.";
        maker.discounts =
                List.of(
                        early("2.5", 7, LocalDate.of(2026, 2, 8), "116.03"),
                        early("1", 14, LocalDate.of(2026, 2, 15), "117.81"));
    }

    private static Payment.EarlyDiscount early(
            String percent, int days, LocalDate until, String payable) {
        return new Payment.EarlyDiscount(
                new BigDecimal(percent), days, until, Money.parse("EUR " + payable));
    }

    private static DocumentMaker silent(DocumentMaker maker) {
        maker.means = List.of();
        maker.remittance = null;
        return maker;
    }

    private static BusinessDocument paidBy(PaymentMeans means) {
        return domestic().with(it -> it.means = List.of(means)).make();
    }

    private static void putKinds(Map<String, BusinessDocument> samples) {
        samples.put("credit-note", kind(Heading.Kind.CREDIT_NOTE, FORMER).make());
        samples.put(
                "credit-note-reverse-charge",
                to(Parties.FRENCH)
                        .with(it -> it.kind = Heading.Kind.CREDIT_NOTE)
                        .with(it -> it.preceding = List.of(FORMER))
                        .line("Plan", "1", "99.00", REVERSE_CHARGE, "0")
                        .make());
        samples.put("corrected", kind(Heading.Kind.CORRECTED_INVOICE, FORMER).make());
        samples.put("prepayment", kind(Heading.Kind.PREPAYMENT_INVOICE).make());
        samples.put("self-billed", kind(Heading.Kind.SELF_BILLED_INVOICE).make());
        samples.put(
                "two-preceding",
                kind(
                                Heading.Kind.CREDIT_NOTE,
                                FORMER,
                                new References.Preceding("MU-2025-000999", null))
                        .make());
    }

    private static DocumentMaker kind(Heading.Kind kind, References.Preceding... preceding) {
        return domestic().with(it -> it.kind = kind).with(it -> it.preceding = List.of(preceding));
    }

    private static void putTexts(Map<String, BusinessDocument> samples) {
        samples.put("everything", everything().make());
        samples.put(
                "notes",
                domestic()
                        .with(it -> it.notes.add(new Note("AAI", "Ticket #42 & <more> \"quoted\"")))
                        .with(it -> it.notes.add(new Note("REG", "Amtsgericht Charlottenburg")))
                        .with(it -> it.notes.add(Note.of("Ticket #42, then # 43")))
                        .make());
        samples.put("one-note", domestic().with(it -> it.notes.add(Note.of("Ticket #42"))).make());
        samples.put("late-usage", lateUsage().make());
        samples.put(
                "scripts",
                to(Parties.with(
                                DocumentMaker.buyer(),
                                new Party.Contact(
                                        "שרה כהן", "+972 3 1234567", "sara@x.example.com")))
                        .line("خدمات الحوسبة السحابية (الباقة 2)", "1", "10", STANDARD, "19")
                        .line("Қазақстан ₸ 请求书 😀", "1", "10", STANDARD, "19")
                        .make());
    }

    private static DocumentMaker lateUsage() {
        return domestic()
                .with(it -> it.period = DECEMBER)
                .line("Late usage", "8000", "0.00045", STANDARD, "19")
                .with(it -> it.period = DocumentMaker.JANUARY);
    }

    /** Every term that a German invoice can carry, once. */
    static DocumentMaker everything() {
        DocumentMaker maker = new DocumentMaker();
        maker.taxPointOn = LocalDate.of(2026, 1, 31);
        maker.purchaseOrder = "PO-4711";
        maker.deliveredOn = LocalDate.of(2026, 1, 31);
        maker.terms = "Late payment bears interest of 9 %.";
        maker.preceding = List.of(FORMER);
        maker.notes.add(new Note("AAI", "Thank you"));
        maker.converted = zloty("410.55");
        maker.paid = maker.money("10.00");
        maker.rounding = maker.money("0.01");
        maker.buyer = Parties.with(DocumentMaker.buyer(), new Identifier("4012345000009", "0088"));
        Money discount = maker.money("-20.00");
        maker.lines.add(
                new Line(
                        new Line.Item(
                                "DEV",
                                "Development",
                                "Work on the interface",
                                new Identifier("81111500", "TST")),
                        DocumentMaker.JANUARY,
                        new BigDecimal("12.5"),
                        "HUR",
                        new UnitPrice(CurrencyUnit.EUR, new BigDecimal("96.4")),
                        List.of(new Adjustment("Partner discount", discount, null)),
                        maker.money("1185.00"),
                        taxed("19"),
                        "Rated by the price list of 2026",
                        new Line.LineReferences("o-2002", "IL-7", "Petit & Fils")));
        return maker.adjusted("Loyalty discount", "-50.00", STANDARD, "19")
                .adjusted("Express set-up", "25.00", STANDARD, "19");
    }

    private static void putCountries(Map<String, BusinessDocument> samples) {
        Party[] sellers = {
            Parties.FRENCH, Parties.BELGIAN, Parties.ITALIAN, Parties.NORWEGIAN, Parties.DANISH
        };
        for (Party seller : sellers) {
            samples.put(
                    "seller-" + seller.address().country(),
                    between(seller, Parties.FRENCH).line("Plan", "1", "80", STANDARD, "20").make());
        }
        samples.put(
                "seller-NL",
                between(Parties.DUTCH, Parties.DUTCH)
                        .line("Plan", "1", "80", STANDARD, "21")
                        .make());
        samples.put(
                "seller-SE",
                between(Parties.SWEDISH, Parties.SWEDISH)
                        .in("SEK")
                        .with(it -> it.means = List.of(transfer("SE4550000000058398257466")))
                        .line("Plan", "1", "80", STANDARD, "25")
                        .make());
        samples.put(
                "seller-JP",
                between(Parties.JAPANESE, Parties.JAPANESE)
                        .in("JPY")
                        .with(it -> it.means = List.of(transfer("0001-001-1234567")))
                        .line("Plan", "1", "8000", STANDARD, "10")
                        .make());
    }
}

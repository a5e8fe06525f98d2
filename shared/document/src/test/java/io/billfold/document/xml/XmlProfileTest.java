package io.billfold.document.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.References;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.billing.einvoice.XmlSyntax;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.TaxCategory;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A valid document with one thing wrong: it is named by field and rule, and the official rules find
 * it too in the syntaxes that are said.
 */
class XmlProfileTest {
    private static final Party GERMAN = DocumentMaker.seller();
    private static final Period FEBRUARY =
            new Period(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1));
    private static final Map<String, BusinessDocument> CASES = cases();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    wrong                     | profile        | field                             | rule                 | found
                    vat without country       | EN_16931       | seller.taxIds.vat                 | BR-CO-09             | CII UBL
                    seller without number     | EN_16931       | seller.taxIds                     | BR-S-02              | CII UBL
                    reverse charge to nobody  | EN_16931       | buyer.taxIds                      | BR-AE-02             | CII UBL
                    goods to no number        | EN_16931       | buyer.taxIds.vat                  | BR-IC-02             | CII UBL
                    export without number     | EN_16931       | seller.taxIds.vat                 | BR-G-02              | CII UBL
                    outside and inside        | EN_16931       | taxes                             | BR-O-11              | CII UBL
                    exempt without reason     | EN_16931       | taxes[0].reason                   | BR-E-10              | CII UBL
                    taxed with a reason       | EN_16931       | taxes[0].reason                   | BR-S-10              | CII UBL
                    taxed at zero             | EN_16931       | taxes[0].ratePercent              | BR-S-05              | CII UBL
                    exempt at a rate          | EN_16931       | taxes[0].ratePercent              | BR-E-05              | CII UBL
                    islands at zero           | EN_16931       | taxes[0].ratePercent              | BR-AF-05             | CII
                    outside at a rate         | EN_16931       | taxes[0].ratePercent              | BR-O-05              | CII UBL
                    seller address of no list | EN_16931       | seller.electronicAddress.scheme   | BR-62                | CII UBL
                    buyer address of no list  | EN_16931       | buyer.electronicAddress.scheme    | BR-63                | CII UBL
                    goods of no list          | EN_16931       | lines[0].item.classification.scheme | BR-65              | CII UBL
                    three decimals            | EN_16931       | lines[0].net                      | BR-DEC-23            | CII UBL
                    discount without tax      | EN_16931       | adjustments[0].taxed              | BR-32                | CII UBL
                    no day and no terms       | FACTUR_X_EN_16931 | heading.dueOn                  | BR-CO-25             | CII
                    unit of no list           | EN_16931       | lines[0].unit                     | BR-CL-23             | CII UBL
                    subject of no list        | EN_16931       | notes[0].subject                  | BR-CL-08             | CII UBL
                    reason of no list         | EN_16931       | taxes[0].reasonCode               | BR-CL-22             | CII UBL
                    country of no list        | EN_16931       | buyer.address.country             | BR-CL-14             | CII UBL
                    register of no list       | EN_16931       | seller.legalId.scheme             | BR-CL-11             | CII UBL
                    address of another list   | EN_16931       | seller.electronicAddress.scheme   | BR-CL-25             | CII UBL
                    class of another list     | EN_16931       | lines[0].item.classification.scheme | BR-CL-13           | CII UBL
                    currency of no list       | EN_16931       | heading.currency                  | BR-CL-04             | CII UBL
                    tax in the same currency  | XRECHNUNG_3_0  | totals.converted.tax              | PEPPOL-EN16931-R005  | CII UBL
                    tax of another sign       | XRECHNUNG_3_0  | totals.converted.tax              | PEPPOL-EN16931-R055  | CII UBL
                    no buyer reference        | XRECHNUNG_3_0  | references.buyerReference         | BR-DE-15             | CII UBL
                    no contact                | XRECHNUNG_3_0  | seller.contact.name               | BR-DE-5              | CII UBL
                    no phone                  | XRECHNUNG_3_0  | seller.contact.phone              | BR-DE-6              | CII UBL
                    phone of two digits       | XRECHNUNG_3_0  | seller.contact.phone              | BR-DE-27             | CII UBL
                    mail without a domain     | XRECHNUNG_3_0  | seller.contact.email              | BR-DE-28             | CII UBL
                    seller without postcode   | XRECHNUNG_3_0  | seller.address.postcode           | BR-DE-4              | CII UBL
                    buyer without postcode    | XRECHNUNG_3_0  | buyer.address.postcode            | BR-DE-9              | CII UBL
                    goods to another country  | XRECHNUNG_3_0  | delivery.country                  | BR-DE-10             | CII UBL
                    goods of no known day     | XRECHNUNG_3_0  | delivery.on                       | BR-IC-11             | CII UBL
                    no means                  | XRECHNUNG_3_0  | payment.means                     | BR-DE-1              | CII
                    wrong iban                | XRECHNUNG_3_0  | payment.means[0].to.number        | BR-DE-19             | CII UBL
                    debit without account     | XRECHNUNG_3_0  | payment.means[0].account          | BR-DE-31             | CII UBL
                    debit of a wrong iban     | XRECHNUNG_3_0  | payment.means[0].account          | BR-DE-20             | CII UBL
                    discount of another form  | XRECHNUNG_3_0  | payment.terms                     | BR-DE-18             | CII UBL
                    prepayment                | XRECHNUNG_3_0  | heading.kind                      | BR-DE-17             | CII UBL
                    correction of nothing     | XRECHNUNG_3_0  | references.preceding              | BR-DE-26             | CII UBL
                    no reference              | PEPPOL_BIS_3_0 | references.buyerReference         | PEPPOL-EN16931-R003  | UBL
                    address by mail           | PEPPOL_BIS_3_0 | buyer.electronicAddress.scheme    | PEPPOL-EN16931-CL008 | UBL
                    wrong gln                 | PEPPOL_BIS_3_0 | buyer.legalId                     | PEPPOL-COMMON-R040   | UBL
                    self-billed               | PEPPOL_BIS_3_0 | heading.kind                      | PEPPOL-EN16931-P0100 | UBL
                    correction abroad         | PEPPOL_BIS_3_0 | heading.kind                      | PEPPOL-EN16931-P0112 | UBL
                    reason of another kind    | PEPPOL_BIS_3_0 | taxes[0].reasonCode               | PEPPOL-EN16931-P0104 | UBL
                    yen in parts              | PEPPOL_BIS_3_0 | lines[0].net                      | PEPPOL-EN16931-R120  | UBL
                    dane without register     | PEPPOL_BIS_3_0 | seller.legalId                    | DK-R-014             | UBL
                    dane by transfer          | PEPPOL_BIS_3_0 | payment.means                     | DK-R-005             | UBL
                    dutch without register    | PEPPOL_BIS_3_0 | seller.legalId                    | NL-R-003             | UBL
                    dutch credit of nothing   | PEPPOL_BIS_3_0 | references.preceding              | NL-R-001             | UBL
                    dutch without means       | PEPPOL_BIS_3_0 | payment.means                     | NL-R-007             | UBL
                    norwegian number          | PEPPOL_BIS_3_0 | seller.taxIds.vat                 | NO-R-001             | UBL
                    norwegian register        | PEPPOL_BIS_3_0 | seller.taxIds.other               | NO-R-002             | UBL
                    swedish number            | PEPPOL_BIS_3_0 | seller.taxIds.vat                 | SE-R-001             | UBL
                    swedish register          | PEPPOL_BIS_3_0 | seller.legalId                    | SE-R-013             | UBL
                    swedish f-tax             | PEPPOL_BIS_3_0 | seller.taxIds.other               | SE-R-005             | UBL
                    swedish rate              | PEPPOL_BIS_3_0 | taxes.ratePercent                 | SE-R-006             | UBL
                    italian code              | PEPPOL_BIS_3_0 | seller.taxIds.other               | IT-R-001             | UBL
                    icelandic register        | PEPPOL_BIS_3_0 | seller.legalId                    | IS-R-002             | UBL
                    greek                     | PEPPOL_BIS_3_0 | heading.number                    | GR-R-001             | UBL
                    """)
    void whatIsWrongIsNamed(
            String wrong, XmlProfile profile, String field, String rule, String found) {
        BusinessDocument document = Objects.requireNonNull(CASES.get(wrong), wrong);
        assertThat(profile.missing(document))
                .anySatisfy(
                        problem -> {
                            assertThat(problem.field()).isEqualTo(field);
                            assertThat(problem.reason()).contains(rule);
                        });
        List<String> seen = new ArrayList<>();
        for (XmlSyntax syntax : XmlSyntax.values()) {
            if (profile.isWrittenIn(syntax) && isFound(document, profile, syntax, rule)) {
                seen.add(syntax.name());
            }
        }
        assertThat(String.join(" ", seen)).isEqualTo(found);
    }

    private static boolean isFound(
            BusinessDocument document, XmlProfile profile, XmlSyntax syntax, String rule) {
        return OfficialRules.allFindings(document, profile, syntax).stream()
                .anyMatch(it -> it.contains(rule));
    }

    private static Map<String, BusinessDocument> cases() {
        Map<String, BusinessDocument> cases = new LinkedHashMap<>();
        putTaxes(cases);
        putTaxIds(cases);
        putCodes(cases);
        putAmounts(cases);
        putGerman(cases);
        putGermanPayment(cases);
        putPeppol(cases);
        putNordic(cases);
        putOtherCountries(cases);
        return cases;
    }

    private static DocumentMaker taxed(TaxCategory category, @Nullable String rate) {
        return new DocumentMaker().line("Plan", "1", "100.00", category, rate);
    }

    private static DocumentMaker domestic() {
        return XmlSamples.domestic();
    }

    private static void putTaxes(Map<String, BusinessDocument> cases) {
        cases.put(
                "outside and inside",
                domestic()
                        .with(it -> it.seller = Parties.with(GERMAN, other("4711")))
                        .line("Fine", "1", "10", TaxCategory.OUTSIDE_SCOPE, null)
                        .make());
        cases.put(
                "exempt without reason",
                taxed(TaxCategory.EXEMPT, "0").with(it -> it.tax = reason(null, null)).make());
        cases.put(
                "taxed with a reason",
                domestic().with(it -> it.tax = reason("Because", null)).make());
        cases.put("taxed at zero", taxed(TaxCategory.STANDARD, "0").make());
        cases.put("islands at zero", taxed(TaxCategory.CANARY_ISLANDS, "0").make());
        cases.put(
                "exempt at a rate",
                taxed(TaxCategory.EXEMPT, "5").with(it -> it.tax = XmlProfileTest::free).make());
        cases.put("outside at a rate", taxed(TaxCategory.OUTSIDE_SCOPE, "0").make());
        cases.put(
                "reason of no list",
                taxed(TaxCategory.EXEMPT, "0")
                        .with(it -> it.tax = reason(null, "VATEX-XX"))
                        .make());
        cases.put(
                "reason of another kind",
                taxed(TaxCategory.EXEMPT, "0")
                        .with(it -> it.tax = reason(null, "VATEX-EU-G"))
                        .make());
    }

    private static UnaryOperator<Tax> reason(@Nullable String reason, @Nullable String code) {
        return it ->
                new Tax(
                        it.category(),
                        it.ratePercent(),
                        it.base(),
                        it.amount(),
                        reason,
                        code,
                        it.parts());
    }

    private static Tax free(Tax tax) {
        return new Tax(
                tax.category(),
                tax.ratePercent(),
                tax.base(),
                Money.zero(CurrencyUnit.EUR),
                tax.reason(),
                tax.reasonCode(),
                List.of());
    }

    private static Party.TaxIds other(String number) {
        return new Party.TaxIds(null, number, List.of());
    }

    private static Party.TaxIds vat(String number, @Nullable String other) {
        return new Party.TaxIds(number, other, List.of());
    }

    private static void putTaxIds(Map<String, BusinessDocument> cases) {
        cases.put(
                "vat without country",
                domestic()
                        .with(it -> it.seller = Parties.with(GERMAN, vat("123456789", null)))
                        .make());
        cases.put(
                "seller without number",
                domestic().with(it -> it.seller = Parties.with(GERMAN, Party.TaxIds.NONE)).make());
        cases.put(
                "reverse charge to nobody",
                taxed(TaxCategory.REVERSE_CHARGE, "0").with(XmlProfileTest::toNobody).make());
        cases.put(
                "goods to no number",
                taxed(TaxCategory.INTRA_COMMUNITY, "0").with(XmlProfileTest::toNobody).make());
        cases.put(
                "export without number",
                taxed(TaxCategory.EXPORT, "0")
                        .with(it -> it.seller = Parties.with(GERMAN, other("12/345")))
                        .make());
    }

    private static void toNobody(DocumentMaker maker) {
        maker.buyer = Parties.with(maker.buyer, Party.TaxIds.NONE);
    }

    private static void putCodes(Map<String, BusinessDocument> cases) {
        cases.put("seller address of no list", sellerAt(null));
        cases.put("address of another list", sellerAt("9906"));
        cases.put(
                "buyer address of no list",
                domestic()
                        .with(it -> it.buyer = Parties.reachedAt(it.buyer, Identifier.of("x")))
                        .make());
        cases.put("goods of no list", line("C62", Identifier.of("81111500")));
        cases.put("class of another list", line("C62", new Identifier("81111500", "UNSPSC")));
        cases.put("unit of no list", line("QQQ", null));
        cases.put(
                "subject of no list",
                domestic().with(it -> it.notes.add(new Note("QQQ", "Text"))).make());
        cases.put(
                "register of no list",
                domestic()
                        .with(it -> it.seller = Parties.with(GERMAN, new Identifier("1", "9999")))
                        .make());
        cases.put(
                "country of no list",
                domestic()
                        .with(it -> it.buyer = Parties.with(it.buyer, address("80331", "XX")))
                        .make());
        cases.put(
                "currency of no list",
                domestic()
                        .in("BYR")
                        .with(it -> it.lines.clear())
                        .line("Plan", "1", "100", TaxCategory.STANDARD, "19")
                        .make());
    }

    private static BusinessDocument sellerAt(@Nullable String scheme) {
        return domestic()
                .with(it -> it.seller = Parties.reachedAt(GERMAN, new Identifier("x", scheme)))
                .make();
    }

    private static Address address(@Nullable String postcode, String country) {
        return new Address("Straße 1", null, "Stadt", postcode, null, country);
    }

    private static BusinessDocument line(String unit, @Nullable Identifier classification) {
        DocumentMaker maker = domestic();
        Line of = maker.lines.getFirst();
        Line.Item item = new Line.Item("X", "Plan", null, classification);
        maker.lines.set(
                0,
                new Line(
                        item,
                        of.period(),
                        of.quantity(),
                        unit,
                        of.price(),
                        List.of(),
                        of.net(),
                        of.taxed(),
                        null,
                        Line.LineReferences.NONE));
        return maker.make();
    }

    private static void putAmounts(Map<String, BusinessDocument> cases) {
        cases.put(
                "three decimals",
                new DocumentMaker()
                        .in("KWD")
                        .line("Plan", "1", "12.345", TaxCategory.STANDARD, "10")
                        .make());
        cases.put("discount without tax", untaxedDiscount());
        cases.put("no day and no terms", domestic().with(it -> it.dueOn = null).make());
        cases.put("tax in the same currency", converted("EUR", "95.09"));
        cases.put("tax of another sign", converted("PLN", "-95.09"));
        cases.put("yen in parts", XmlSamples.named("yen-in-parts"));
    }

    private static BusinessDocument converted(String currency, String amount) {
        Money tax = Money.of(CurrencyUnit.of(currency), new BigDecimal(amount));
        return domestic().with(it -> it.converted = new Totals.Converted(tax, "1 = 1")).make();
    }

    /** One for more, one for less: the bases of the taxes stay as they are. */
    private static BusinessDocument untaxedDiscount() {
        DocumentMaker maker = domestic();
        maker.adjustments.add(new Adjustment("Discount", maker.money("-5.00"), null));
        maker.adjustments.add(new Adjustment("Charge", maker.money("5.00"), null));
        return maker.make();
    }

    private static void putGerman(Map<String, BusinessDocument> cases) {
        cases.put("no buyer reference", domestic().with(it -> it.buyerReference = null).make());
        cases.put("no contact", contact(null, "+49 30 1234", "a@b.example.com"));
        cases.put("no phone", contact("Erika", null, "a@b.example.com"));
        cases.put("phone of two digits", contact("Erika", "call 12", "a@b.example.com"));
        cases.put("mail without a domain", contact("Erika", "+49 30 1234", "a@b"));
        cases.put(
                "seller without postcode",
                domestic()
                        .with(it -> it.seller = Parties.with(GERMAN, address(null, "DE")))
                        .make());
        cases.put(
                "buyer without postcode",
                domestic()
                        .with(it -> it.buyer = Parties.with(it.buyer, address(null, "DE")))
                        .make());
        cases.put("goods to another country", goods().with(it -> it.deliveredTo = "BE").make());
        cases.put("goods of no known day", lateGoods());
        cases.put("prepayment", kind(Heading.Kind.PREPAYMENT_INVOICE));
        cases.put("correction of nothing", kind(Heading.Kind.CORRECTED_INVOICE));
    }

    private static BusinessDocument contact(
            @Nullable String name, @Nullable String phone, String email) {
        Party.Contact contact = new Party.Contact(name, phone, email);
        return domestic().with(it -> it.seller = Parties.with(GERMAN, contact)).make();
    }

    private static DocumentMaker goods() {
        return taxed(TaxCategory.INTRA_COMMUNITY, "0").with(it -> it.buyer = Parties.FRENCH);
    }

    private static BusinessDocument lateGoods() {
        return goods().with(it -> it.period = FEBRUARY).make();
    }

    private static BusinessDocument kind(Heading.Kind kind) {
        return domestic().with(it -> it.kind = kind).make();
    }

    private static void putGermanPayment(Map<String, BusinessDocument> cases) {
        cases.put("no means", XmlSamples.named("no-means"));
        cases.put(
                "wrong iban",
                paidBy(
                        new PaymentMeans.Transfer(
                                new BankAccount("Muster", "DE89370400440532013001", null), true)));
        cases.put("debit without account", paidBy(debit(null)));
        cases.put("debit of a wrong iban", paidBy(debit("DE89370400440532013001")));
        cases.put(
                "discount of another form",
                domestic().with(it -> it.terms = "#SKONTO#TAGE=14#PROZENT=2#").make());
    }

    private static PaymentMeans debit(@Nullable String account) {
        return new PaymentMeans.DirectDebit("M-1", "DE98ZZZ09999999999", account);
    }

    private static BusinessDocument paidBy(PaymentMeans means) {
        return domestic().with(it -> it.means = List.of(means)).make();
    }

    private static void putPeppol(Map<String, BusinessDocument> cases) {
        cases.put("no reference", domestic().with(it -> it.buyerReference = null).make());
        cases.put(
                "address by mail",
                domestic()
                        .with(
                                it ->
                                        it.buyer =
                                                Parties.reachedAt(
                                                        it.buyer,
                                                        new Identifier("a@b.example", "EM")))
                        .make());
        Identifier gln = new Identifier("4012345000008", "0088");
        cases.put(
                "wrong gln", domestic().with(it -> it.buyer = Parties.with(it.buyer, gln)).make());
        cases.put("self-billed", kind(Heading.Kind.SELF_BILLED_INVOICE));
        cases.put(
                "correction abroad",
                domestic()
                        .with(it -> it.kind = Heading.Kind.CORRECTED_INVOICE)
                        .with(it -> it.preceding = List.of(former()))
                        .with(it -> it.buyer = Parties.FRENCH)
                        .make());
    }

    private static References.Preceding former() {
        return new References.Preceding("MU-2026-000041", LocalDate.of(2026, 1, 2));
    }

    private static DocumentMaker from(Party seller, String rate) {
        return taxed(TaxCategory.STANDARD, rate).with(it -> it.seller = seller);
    }

    private static void putNordic(Map<String, BusinessDocument> cases) {
        Identifier cvr = Identifier.of("12345674");
        cases.put("dane without register", from(Parties.with(Parties.DANISH, cvr), "25").make());
        cases.put(
                "dane by transfer",
                from(Parties.DANISH, "25")
                        .with(it -> it.buyer = Parties.DANISH)
                        .with(
                                it ->
                                        it.means =
                                                List.of(
                                                        new PaymentMeans.Transfer(
                                                                DocumentMaker.BANK, false)))
                        .make());
        cases.put("norwegian number", norwegian(vat("NO974760674MVA", "Foretaksregisteret")));
        cases.put("norwegian register", norwegian(vat("NO974760673MVA", null)));
        cases.put("swedish number", swedish(vat("SE5560360793", null)));
        cases.put("swedish f-tax", swedish(vat("SE556036079301", "F-skatt")));
        Identifier number = new Identifier("5560360794", null);
        cases.put("swedish register", from(Parties.with(Parties.SWEDISH, number), "25").make());
        cases.put("swedish rate", from(Parties.SWEDISH, "20").make());
        cases.put(
                "icelandic register",
                from(Parties.with(Parties.FRENCH, address("101", "IS")), "24").make());
    }

    private static BusinessDocument norwegian(Party.TaxIds ids) {
        return from(Parties.with(Parties.NORWEGIAN, ids), "25").make();
    }

    private static BusinessDocument swedish(Party.TaxIds ids) {
        return from(Parties.with(Parties.SWEDISH, ids), "25").make();
    }

    private static void putOtherCountries(Map<String, BusinessDocument> cases) {
        Identifier vat = Identifier.of("NL123456789B12");
        cases.put("dutch without register", from(Parties.with(Parties.DUTCH, vat), "21").make());
        cases.put(
                "dutch credit of nothing",
                from(Parties.DUTCH, "21").with(it -> it.kind = Heading.Kind.CREDIT_NOTE).make());
        cases.put(
                "dutch without means",
                from(Parties.DUTCH, "21")
                        .with(it -> it.means = List.of())
                        .with(it -> it.remittance = null)
                        .make());
        cases.put(
                "italian code",
                from(Parties.with(Parties.ITALIAN, vat("IT00743110157", "0743")), "22").make());
        cases.put(
                "greek", from(Parties.with(Parties.FRENCH, vat("EL123456783", null)), "24").make());
    }
}

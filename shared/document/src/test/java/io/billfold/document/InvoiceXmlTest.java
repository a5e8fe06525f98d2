package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.document.Documents;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.document.xml.CiiXml;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;

/** Where the business terms stand, by the paths of CEN/TS 16931-3-3. */
class InvoiceXmlTest {
    private static final String AGREEMENT = "//ApplicableHeaderTradeAgreement";
    private static final String SETTLEMENT = "//ApplicableHeaderTradeSettlement";
    private static final String SELLER = AGREEMENT + "/SellerTradeParty";
    private static final String BUYER = AGREEMENT + "/BuyerTradeParty";
    private static final String NOTE = "//ExchangedDocument/IncludedNote/Content";

    @Test
    void domesticInvoiceHasTheTermsOfTheModel() throws Exception {
        Document xml = read(Samples.domestic());
        assertThat(value(xml, "//ExchangedDocument/ID")).as("BT-1").isEqualTo("MU-2026-000042");
        assertThat(value(xml, "//ExchangedDocument/IssueDateTime/*"))
                .as("BT-2")
                .isEqualTo("20260105");
        assertThat(value(xml, SETTLEMENT + "/InvoiceCurrencyCode")).as("BT-5").isEqualTo("EUR");
        assertThat(value(xml, SETTLEMENT + "/SpecifiedTradePaymentTerms/DueDateDateTime/*"))
                .as("BT-9")
                .isEqualTo("20260119");
        assertThat(value(xml, AGREEMENT + "/BuyerOrderReferencedDocument/IssuerAssignedID"))
                .as("BT-13")
                .isEqualTo("PO-4711");
        assertThat(value(xml, SELLER + "/SpecifiedLegalOrganization/ID"))
                .as("BT-30")
                .isEqualTo("HRB 123456 B");
        assertThat(value(xml, SELLER + "/SpecifiedTaxRegistration/ID[@schemeID='VA']"))
                .as("BT-31")
                .isEqualTo("DE123456789");
        assertThat(value(xml, BUYER + "/PostalTradeAddress/LineOne"))
                .as("BT-50")
                .isEqualTo("Lange Straße 12 <Hof>");
        assertThat(value(xml, SETTLEMENT + "/BillingSpecifiedPeriod/EndDateTime/*"))
                .as("BT-74, a day that belongs to the period")
                .isEqualTo("20260131");
        assertThat(value(xml, "//DuePayableAmount")).as("BT-115").isEqualTo("1382.19");
    }

    @Test
    void paymentIsSepaForAnIbanAndEurosOnly() throws Exception {
        String type = SETTLEMENT + "/SpecifiedTradeSettlementPaymentMeans/TypeCode";
        String account = "//PayeePartyCreditorFinancialAccount";
        assertThat(value(read(Samples.domestic()), type)).isEqualTo("58");
        assertThat(value(read(Samples.consumer()), type)).as("crowns to an IBAN").isEqualTo("30");
        Document local = read(Samples.outsideScope());
        assertThat(value(local, type)).isEqualTo("30");
        assertThat(value(local, account + "/ProprietaryID")).isEqualTo("021000021 1234567890");
        assertThat(value(local, account + "/IBANID")).isEmpty();
    }

    @Test
    void reverseChargeSaysWhyThereIsNoTax() throws Exception {
        Document xml = read(Samples.reverseCharge());
        String tax = SETTLEMENT + "/ApplicableTradeTax";
        assertThat(value(xml, tax + "/CategoryCode")).isEqualTo("AE");
        assertThat(value(xml, tax + "/RateApplicablePercent")).isEqualTo("0");
        assertThat(value(xml, tax + "/ExemptionReasonCode")).isEqualTo("VATEX-EU-AE");
        assertThat(value(xml, tax + "/ExemptionReason")).startsWith("Reverse charge");
        assertThat(value(xml, BUYER + "/SpecifiedTaxRegistration/ID")).isEqualTo("FR40303265045");
    }

    @Test
    void outsideTheScopeNoPartyHasATaxNumber() throws Exception {
        Document xml = read(Samples.outsideScopeOfGermanSeller());
        assertThat(value(xml, "//SpecifiedTaxRegistration/ID")).isEmpty();
        assertThat(value(xml, "//RateApplicablePercent")).isEmpty();
        assertThat(value(xml, SETTLEMENT + "/ApplicableTradeTax/ExemptionReasonCode"))
                .as("from the category, for the treatment says nothing")
                .isEqualTo("VATEX-EU-O");
        assertThat(value(read(Samples.outsideScope()), BUYER + "//CountrySubDivisionName"))
                .as("BT-54")
                .isEqualTo("OR");
    }

    @Test
    void numberWithoutCountryIsTheSellersLocalOne() throws Exception {
        Document xml = read(Samples.yen());
        assertThat(value(xml, SELLER + "/SpecifiedTaxRegistration/ID[@schemeID='FC']"))
                .as("BT-32")
                .isEqualTo("T1234567890123");
        assertThat(value(xml, "//DuePayableAmount")).as("yen have no decimals").isEqualTo("11610");
    }

    @Test
    void adjustmentsAreAllowancesAndCharges() throws Exception {
        Document xml = read(Samples.named("adjusted-lines"));
        String first = line(1) + "//SpecifiedTradeAllowanceCharge[2]";
        assertThat(value(xml, first + "/ChargeIndicator/Indicator")).isEqualTo("false");
        assertThat(value(xml, first + "/ActualAmount")).as("BT-136").isEqualTo("48.29");
        assertThat(value(xml, first + "/Reason"))
                .as("BT-139")
                .isEqualTo("Coupon WELCOME-2026: 20 % off");
        String second = line(2) + "//SpecifiedTradeAllowanceCharge";
        assertThat(value(xml, line(2) + "//BilledQuantity")).as("BT-129").isEqualTo("-1");
        assertThat(value(xml, second + "/ChargeIndicator/Indicator")).isEqualTo("true");
        assertThat(value(xml, second + "/ActualAmount")).as("BT-141").isEqualTo("51.10");
        assertThat(value(xml, line(2) + "//LineTotalAmount")).as("BT-131").isEqualTo("-47.90");
        assertThat(value(xml, line(2) + "//IncludedNote/Content"))
                .as("BT-127")
                .isEqualTo("Upgrade to the Professional plan on 17 January 2026");
    }

    /** Rule PEPPOL-EN16931-R120, which tolerates two cents; we do not. */
    @ParameterizedTest
    @MethodSource("samples")
    void everyLineAddsUp(String sample) throws Exception {
        Invoice invoice = Samples.named(sample);
        int scale = invoice.content().currency().getDecimalPlaces();
        NodeList lines = read(invoice).getElementsByTagName("ram:IncludedSupplyChainTradeLineItem");
        assertThat(lines.getLength()).isEqualTo(invoice.content().lines().size());
        for (int i = 0; i < lines.getLength(); i++) {
            Element line = (Element) lines.item(i);
            BigDecimal product =
                    number(line, "ram:BilledQuantity")
                            .multiply(number(line, "ram:ChargeAmount"))
                            .setScale(scale, RoundingMode.HALF_UP);
            assertThat(number(line, "ram:LineTotalAmount"))
                    .as("BT-131 of line " + (i + 1))
                    .isEqualByComparingTo(product.add(adjustments(line)));
        }
    }

    /** Charges less allowances. */
    private static BigDecimal adjustments(Element line) {
        NodeList adjustments = line.getElementsByTagName("ram:SpecifiedTradeAllowanceCharge");
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < adjustments.getLength(); i++) {
            Element adjustment = (Element) adjustments.item(i);
            BigDecimal amount = number(adjustment, "ram:ActualAmount");
            assertThat(amount).isPositive();
            boolean charge = text(adjustment, "udt:Indicator").equals("true");
            sum = charge ? sum.add(amount) : sum.subtract(amount);
        }
        return sum;
    }

    private static BigDecimal number(Element in, String element) {
        return new BigDecimal(text(in, element));
    }

    private static String text(Element in, String element) {
        return in.getElementsByTagName(element).item(0).getTextContent();
    }

    @Test
    void lineNamesCostCentreSubscriptionAndEndCustomer() throws Exception {
        Document xml = read(Samples.named("reseller"));
        assertThat(value(xml, line(2) + "//IncludedNote/Content"))
                .as("BT-127")
                .isEqualTo("12 seats on 31 January · End customer: Boulangerie Petit & Fils, Lyon");
        assertThat(value(xml, line(3) + "//AdditionalReferencedDocument/IssuerAssignedID"))
                .as("BT-128")
                .isEqualTo("o-2002");
        assertThat(value(xml, line(3) + "//ReceivableSpecifiedTradeAccountingAccount/ID"))
                .as("BT-133")
                .isEqualTo("IL-7");
        assertThat(value(xml, "//ContractReferencedDocument/IssuerAssignedID"))
                .as("BT-12, of which there are two")
                .isEmpty();
        assertThat(
                        value(
                                read(Samples.named("long-details")),
                                "//AdditionalReferencedDocument/TypeCode"))
                .as("BT-128 where it is the whole invoice's")
                .isEmpty();
    }

    @Test
    void creditNoteNamesItsInvoiceAndAsksForNothing() throws Exception {
        Document xml = read(Samples.named("credit-note"));
        assertThat(value(xml, "//ExchangedDocument/TypeCode")).as("BT-3").isEqualTo("381");
        assertThat(value(xml, SETTLEMENT + "/InvoiceReferencedDocument/IssuerAssignedID"))
                .as("BT-25")
                .isEqualTo("MU-2026-000041");
        assertThat(value(xml, "//DuePayableAmount")).as("BT-115").isEqualTo("181.25");
        assertThat(value(xml, SETTLEMENT + "/SpecifiedTradePaymentTerms/Description"))
                .as("BT-20")
                .isEqualTo("Nothing to pay");
        assertNothingIsAskedFor(xml);
    }

    @Test
    void additionalInvoiceNamesTheInvoiceItAddsTo() throws Exception {
        Document xml = read(Samples.named("additional-invoice"));
        assertThat(value(xml, "//ExchangedDocument/TypeCode")).as("BT-3").isEqualTo("380");
        assertThat(value(xml, SETTLEMENT + "/InvoiceReferencedDocument/IssuerAssignedID"))
                .as("BT-25")
                .isEqualTo("MU-2026-000041");
        assertThat(value(xml, "//DueDateDateTime/*")).as("BT-9").isEqualTo("20260216");
        assertThat(value(read(Samples.domestic()), "//InvoiceReferencedDocument")).isEmpty();
    }

    @Test
    void invoiceOverNothingOrLessAsksForNothing() throws Exception {
        Document zero = read(Samples.named("nothing-to-pay"));
        assertThat(value(zero, "//DuePayableAmount")).isEqualTo("0.00");
        assertNothingIsAskedFor(zero);
        Document negative = read(Samples.named("in-favour"));
        assertThat(value(negative, "//DuePayableAmount")).isEqualTo("-21.60");
        assertNothingIsAskedFor(negative);
    }

    private static void assertNothingIsAskedFor(Document xml) throws Exception {
        assertThat(value(xml, "//DueDateDateTime/*")).as("BT-9").isEmpty();
        assertThat(value(xml, SETTLEMENT + "/PaymentReference")).as("BT-83").isEmpty();
        assertThat(value(xml, "//SpecifiedTradeSettlementPaymentMeans")).as("BG-16").isEmpty();
    }

    /** Worked out by hand: 499.00 + 29.90 at 19 percent, 45.00 at 7 percent. */
    @Test
    void eachRateHasABreakdownOfItsLines() throws Exception {
        Document xml = read(Samples.named("two-rates"));
        assertThat(value(xml, line(1) + "//ApplicableTradeTax/RateApplicablePercent"))
                .as("BT-152")
                .isEqualTo("19");
        assertThat(value(xml, line(2) + "//ApplicableTradeTax/RateApplicablePercent"))
                .as("BT-152")
                .isEqualTo("7");
        assertThat(value(xml, tax(1) + "/RateApplicablePercent")).as("BT-119").isEqualTo("19");
        assertThat(value(xml, tax(1) + "/BasisAmount")).as("BT-116").isEqualTo("528.90");
        assertThat(value(xml, tax(1) + "/CalculatedAmount")).as("BT-117").isEqualTo("100.49");
        assertThat(value(xml, tax(2) + "/RateApplicablePercent")).as("BT-119").isEqualTo("7");
        assertThat(value(xml, tax(2) + "/BasisAmount")).as("BT-116").isEqualTo("45.00");
        assertThat(value(xml, tax(2) + "/CalculatedAmount")).as("BT-117").isEqualTo("3.15");
        assertThat(value(xml, tax(3))).isEmpty();
        assertThat(value(xml, "//TaxTotalAmount")).as("BT-110").isEqualTo("103.64");
        assertThat(value(xml, "//DuePayableAmount")).as("BT-115").isEqualTo("677.54");
    }

    /** EN 16931 knows one rate: 5 percent GST and 7 percent PST are 12. */
    @Test
    void taxesThatAreChargedTogetherAreOneBreakdown() throws Exception {
        Document xml = read(Samples.named("gst-and-pst"));
        assertThat(value(xml, tax(1) + "/RateApplicablePercent")).as("BT-119").isEqualTo("12");
        assertThat(value(xml, tax(1) + "/BasisAmount")).as("BT-116").isEqualTo("105.90");
        assertThat(value(xml, tax(1) + "/CalculatedAmount")).as("BT-117").isEqualTo("12.71");
        assertThat(value(xml, tax(2))).isEmpty();
    }

    /** Net and tax of three prices of 9.99 with 24 percent: 29.97 x 24 / 124 = 5.80. */
    @Test
    void pricesWithTaxStandNetOfIt() throws Exception {
        Document xml = read(Samples.named("tax-included"));
        assertThat(value(xml, "//TaxBasisTotalAmount")).as("BT-109").isEqualTo("24.17");
        assertThat(value(xml, "//TaxTotalAmount")).as("BT-110").isEqualTo("5.80");
        assertThat(value(xml, "//DuePayableAmount")).as("BT-115").isEqualTo("29.97");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    sample          | category | rate | code              | reason
                    exempt          | E        | 0    | VATEX-EU-132-1I   | Exempt from VAT
                    intra-community | K        | 0    | VATEX-EU-IC       | Intra-Community supply
                    export          | G        | 0    | VATEX-EU-G        | Export outside the EU
                    reverse-charge  | AE       | 0    | VATEX-EU-AE       | Reverse charge
                    outside-scope   | O        |      |                   | Oregon has no sales tax.
                    zero-rated      | Z        | 0    |                   |
                    canary-islands  | L        | 7    |                   |
                    ceuta           | M        | 4    |                   |
                    """)
    void categorySaysItsRateAndWhyThereIsNoTax(
            String sample, String category, String rate, String code, String reason)
            throws Exception {
        Document xml = read(Samples.named(sample));
        assertThat(value(xml, tax(1) + "/CategoryCode")).as("BT-118").isEqualTo(category);
        assertThat(value(xml, line(1) + "//ApplicableTradeTax/CategoryCode"))
                .as("BT-151")
                .isEqualTo(category);
        assertThat(value(xml, tax(1) + "/RateApplicablePercent"))
                .as("BT-119")
                .isEqualTo(rate == null ? "" : rate);
        assertThat(value(xml, tax(1) + "/ExemptionReasonCode"))
                .as("BT-121")
                .isEqualTo(code == null ? "" : code);
        if (reason == null) {
            assertThat(value(xml, tax(1) + "/ExemptionReason")).as("BT-120").isEmpty();
        } else {
            assertThat(value(xml, tax(1) + "/ExemptionReason")).as("BT-120").startsWith(reason);
        }
    }

    /** Rule BR-Z-10: a zero rate takes no reason, so what the law wants said is a note. */
    @Test
    void wordsWithoutAPlaceForAReasonAreANote() throws Exception {
        assertThat(value(read(Samples.named("zero-rated")), NOTE))
                .as("BT-22")
                .isEqualTo("Zero-rated: export of services");
        assertThat(value(read(Samples.named("exempt")), NOTE)).isEmpty();
    }

    /** Two exempt supplies for different reasons: BG-23 takes one row for a category and rate. */
    @Test
    void reasonsOfOneCategoryStandTogether() throws Exception {
        Document xml = read(Samples.named("many-taxes"));
        assertThat(value(xml, "count(" + SETTLEMENT + "/ApplicableTradeTax)")).isEqualTo("5");
        String exempt = SETTLEMENT + "/ApplicableTradeTax[*='E']";
        assertThat(value(xml, exempt + "/BasisAmount")).as("BT-116").isEqualTo("150.00");
        assertThat(value(xml, exempt + "/ExemptionReason"))
                .as("BT-120")
                .contains("Article 132(1)(i)", "Article 135(1)(d)");
    }

    @Test
    void lineWithoutTaxIsRefused() {
        Invoice one = Samples.domestic();
        List<TaxBreakdown> taxes =
                one.content().taxes().stream().map(tax -> tax.withLines(List.of(1, 3))).toList();
        Invoice other =
                new Invoice(
                        one.number(),
                        one.issuedOn(),
                        one.dueOn(),
                        one.rendererVersion(),
                        one.content().withTaxes(one.content().lines(), taxes));
        assertThatThrownBy(() -> CiiXml.write(Documents.of(other), XmlProfile.FACTUR_X_EN_16931))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lines[1] has no tax");
    }

    private static String tax(int number) {
        return SETTLEMENT + "/ApplicableTradeTax[" + number + "]";
    }

    static Stream<String> samples() {
        return Samples.all().keySet().stream();
    }

    private static String line(int number) {
        return "//IncludedSupplyChainTradeLineItem[" + number + "]";
    }

    private static Document read(Invoice invoice) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(
                        new ByteArrayInputStream(
                                CiiXml.write(Documents.of(invoice), XmlProfile.FACTUR_X_EN_16931)));
    }

    /** By local names: the parser is not aware of namespaces, so the prefixes are stripped here. */
    private static String value(Document xml, String path) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        String prefixed =
                path.replaceAll("([A-Z][A-Za-z]+)(?=[/\\[]|$)", "*[contains(name(), ':$1')]");
        return xpath.evaluate(prefixed, xml);
    }
}

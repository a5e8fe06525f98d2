package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.TaxBreakdown;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;

/** Where the business terms stand, by the paths of CEN/TS 16931-3-3. */
class CiiWriterTest {
    private static final String AGREEMENT = "//ApplicableHeaderTradeAgreement";
    private static final String SETTLEMENT = "//ApplicableHeaderTradeSettlement";
    private static final String SELLER = AGREEMENT + "/SellerTradeParty";
    private static final String BUYER = AGREEMENT + "/BuyerTradeParty";

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
    void secondTaxBreakdownIsRefused() {
        Invoice one = Samples.domestic();
        List<TaxBreakdown> taxes = new ArrayList<>(one.content().taxes());
        taxes.addAll(one.content().taxes());
        Invoice two =
                new Invoice(
                        one.number(),
                        one.issuedOn(),
                        one.dueOn(),
                        one.rendererVersion(),
                        one.content().withTaxes(taxes));
        assertThatThrownBy(() -> CiiWriter.write(two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MU-2026-000042 has 2 tax breakdowns");
    }

    private static Document read(Invoice invoice) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(CiiWriter.write(invoice)));
    }

    /** By local names: the parser is not aware of namespaces, so the prefixes are stripped here. */
    private static String value(Document xml, String path) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        String prefixed =
                path.replaceAll("([A-Z][A-Za-z]+)(?=[/\\[]|$)", "*[contains(name(), ':$1')]");
        return xpath.evaluate(prefixed, xml);
    }
}

package io.billfold.document.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.einvoice.XmlProfile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

/** Where the business terms stand, by the paths of CEN/TS 16931-3-2 and 16931-3-3. */
class BusinessTermsTest {
    /** What the paths below start with. */
    private static final Map<String, String> ROOTS =
            Map.of(
                    "doc", "rsm:ExchangedDocument",
                    "agree", "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement",
                    "deliver", "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeDelivery",
                    "settle", "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement",
                    "line",
                            "rsm:SupplyChainTradeTransaction"
                                    + "/ram:IncludedSupplyChainTradeLineItem",
                    "seller", "cac:AccountingSupplierParty/cac:Party",
                    "buyer", "cac:AccountingCustomerParty/cac:Party");

    private static final XmlProfile EN = XmlProfile.EN_16931;
    private static final BusinessDocument ALL = XmlSamples.named("everything");

    /** Values by hand: 12.5 hours at 96.40 less 20 are 1185; 50 off, 25 on; 19 % are 220.40. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    term   | value                     | cii                                                                            | ubl
                    BT-1   | MU-2026-000042            | doc/ram:ID                                                                     | cbc:ID
                    BT-3   | 380                       | doc/ram:TypeCode                                                               | cbc:InvoiceTypeCode
                    BT-5   | EUR                       | settle/ram:InvoiceCurrencyCode                                                 | cbc:DocumentCurrencyCode
                    BT-6   | PLN                       | settle/ram:TaxCurrencyCode                                                     | cbc:TaxCurrencyCode
                    BT-10  | 04011000-12345-03         | agree/ram:BuyerReference                                                       | cbc:BuyerReference
                    BT-12  | o-1001                    | agree/ram:ContractReferencedDocument/ram:IssuerAssignedID                      | cac:ContractDocumentReference/cbc:ID
                    BT-13  | PO-4711                   | agree/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID                    | cac:OrderReference/cbc:ID
                    BT-20  | Late payment bears interest of 9 %. | settle/ram:SpecifiedTradePaymentTerms/ram:Description                | cac:PaymentTerms/cbc:Note
                    BT-24  | urn:cen.eu:en16931:2017   | rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID | cbc:CustomizationID
                    BT-25  | MU-2026-000041            | settle/ram:InvoiceReferencedDocument/ram:IssuerAssignedID                      | cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID
                    BT-27  | Muster Software GmbH      | agree/ram:SellerTradeParty/ram:Name                                            | seller/cac:PartyLegalEntity/cbc:RegistrationName
                    BT-30  | HRB 123456 B              | agree/ram:SellerTradeParty/ram:SpecifiedLegalOrganization/ram:ID               | seller/cac:PartyLegalEntity/cbc:CompanyID
                    BT-31  | DE123456789               | agree/ram:SellerTradeParty/ram:SpecifiedTaxRegistration/ram:ID[@schemeID=VA]   | seller/cac:PartyTaxScheme/cbc:CompanyID
                    BT-33  | Legal form: GmbH; Register name: Amtsgericht Charlottenburg | agree/ram:SellerTradeParty/ram:Description   | seller/cac:PartyLegalEntity/cbc:CompanyLegalForm
                    BT-34  | DE123456789               | agree/ram:SellerTradeParty/ram:URIUniversalCommunication/ram:URIID[@schemeID=9930] | seller/cbc:EndpointID[@schemeID=9930]
                    BT-35  | Hauptstraße 1             | agree/ram:SellerTradeParty/ram:PostalTradeAddress/ram:LineOne                  | seller/cac:PostalAddress/cbc:StreetName
                    BT-37  | Berlin                    | agree/ram:SellerTradeParty/ram:PostalTradeAddress/ram:CityName                 | seller/cac:PostalAddress/cbc:CityName
                    BT-38  | 10115                     | agree/ram:SellerTradeParty/ram:PostalTradeAddress/ram:PostcodeCode             | seller/cac:PostalAddress/cbc:PostalZone
                    BT-40  | DE                        | agree/ram:SellerTradeParty/ram:PostalTradeAddress/ram:CountryID                | seller/cac:PostalAddress/cac:Country/cbc:IdentificationCode
                    BT-41  | Erika Muster              | agree/ram:SellerTradeParty/ram:DefinedTradeContact/ram:PersonName              | seller/cac:Contact/cbc:Name
                    BT-42  | +49 30 123456             | agree/ram:SellerTradeParty/ram:DefinedTradeContact/ram:TelephoneUniversalCommunication/ram:CompleteNumber | seller/cac:Contact/cbc:Telephone
                    BT-43  | billing@muster.example.com | agree/ram:SellerTradeParty/ram:DefinedTradeContact/ram:EmailURIUniversalCommunication/ram:URIID | seller/cac:Contact/cbc:ElectronicMail
                    BT-44  | Beispiel Handels GmbH & Co. KG | agree/ram:BuyerTradeParty/ram:Name                                        | buyer/cac:PartyLegalEntity/cbc:RegistrationName
                    BT-46  | beispiel                  | agree/ram:BuyerTradeParty/ram:ID                                               | buyer/cac:PartyIdentification/cbc:ID
                    BT-47  | 4012345000009             | agree/ram:BuyerTradeParty/ram:SpecifiedLegalOrganization/ram:ID[@schemeID=0088] | buyer/cac:PartyLegalEntity/cbc:CompanyID[@schemeID=0088]
                    BT-48  | DE987654321               | agree/ram:BuyerTradeParty/ram:SpecifiedTaxRegistration/ram:ID[@schemeID=VA]    | buyer/cac:PartyTaxScheme/cbc:CompanyID
                    BT-50  | Lange Straße 12 <Hof>     | agree/ram:BuyerTradeParty/ram:PostalTradeAddress/ram:LineOne                   | buyer/cac:PostalAddress/cbc:StreetName
                    BT-51  | 3. OG                     | agree/ram:BuyerTradeParty/ram:PostalTradeAddress/ram:LineTwo                   | buyer/cac:PostalAddress/cbc:AdditionalStreetName
                    BT-58  | rechnung@beispiel.example.com | agree/ram:BuyerTradeParty/ram:DefinedTradeContact/ram:EmailURIUniversalCommunication/ram:URIID | buyer/cac:Contact/cbc:ElectronicMail
                    BT-80  | DE                        | deliver/ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID              | cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode
                    BT-81  | 58                        | settle/ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode                   | cac:PaymentMeans/cbc:PaymentMeansCode
                    BT-83  | MU-2026-000042            | settle/ram:PaymentReference                                                    | cac:PaymentMeans/cbc:PaymentID
                    BT-84  | DE89370400440532013000    | settle/ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeePartyCreditorFinancialAccount/ram:IBANID | cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID
                    BT-85  | Muster Software GmbH      | settle/ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeePartyCreditorFinancialAccount/ram:AccountName | cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:Name
                    BT-86  | COBADEFFXXX               | settle/ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID | cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID
                    BT-92  | 50.00                     | settle/ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator=false]/ram:ActualAmount | cac:AllowanceCharge[cbc:ChargeIndicator=false]/cbc:Amount
                    BT-95  | S                         | settle/ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator=false]/ram:CategoryTradeTax/ram:CategoryCode | cac:AllowanceCharge[cbc:ChargeIndicator=false]/cac:TaxCategory/cbc:ID
                    BT-96  | 19                        | settle/ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator=false]/ram:CategoryTradeTax/ram:RateApplicablePercent | cac:AllowanceCharge[cbc:ChargeIndicator=false]/cac:TaxCategory/cbc:Percent
                    BT-97  | Loyalty discount          | settle/ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator=false]/ram:Reason | cac:AllowanceCharge[cbc:ChargeIndicator=false]/cbc:AllowanceChargeReason
                    BT-99  | 25.00                     | settle/ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator=true]/ram:ActualAmount | cac:AllowanceCharge[cbc:ChargeIndicator=true]/cbc:Amount
                    BT-104 | Express set-up            | settle/ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator=true]/ram:Reason | cac:AllowanceCharge[cbc:ChargeIndicator=true]/cbc:AllowanceChargeReason
                    BT-106 | 1185.00                   | settle/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:LineTotalAmount | cac:LegalMonetaryTotal/cbc:LineExtensionAmount
                    BT-107 | 50.00                     | settle/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:AllowanceTotalAmount | cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount
                    BT-108 | 25.00                     | settle/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:ChargeTotalAmount | cac:LegalMonetaryTotal/cbc:ChargeTotalAmount
                    BT-109 | 1160.00                   | settle/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxBasisTotalAmount | cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount
                    BT-110 | 220.40                    | settle/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount[@currencyID=EUR] | cac:TaxTotal/cbc:TaxAmount[@currencyID=EUR]
                    BT-111 | 410.55                    | settle/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount[@currencyID=PLN] | cac:TaxTotal/cbc:TaxAmount[@currencyID=PLN]
                    BT-112 | 1380.40                   | settle/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:GrandTotalAmount | cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount
                    BT-113 | 10.00                     | settle/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TotalPrepaidAmount | cac:LegalMonetaryTotal/cbc:PrepaidAmount
                    BT-114 | 0.01                      | settle/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:RoundingAmount  | cac:LegalMonetaryTotal/cbc:PayableRoundingAmount
                    BT-115 | 1370.41                   | settle/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:DuePayableAmount | cac:LegalMonetaryTotal/cbc:PayableAmount
                    BT-116 | 1160.00                   | settle/ram:ApplicableTradeTax/ram:BasisAmount                                  | cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount
                    BT-117 | 220.40                    | settle/ram:ApplicableTradeTax/ram:CalculatedAmount                             | cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount
                    BT-118 | S                         | settle/ram:ApplicableTradeTax/ram:CategoryCode                                 | cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID
                    BT-119 | 19                        | settle/ram:ApplicableTradeTax/ram:RateApplicablePercent                        | cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Percent
                    BT-126 | 1                         | line/ram:AssociatedDocumentLineDocument/ram:LineID                             | cac:InvoiceLine/cbc:ID
                    BT-127 | Rated by the price list of 2026 · End customer: Petit & Fils | line/ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content | cac:InvoiceLine/cbc:Note
                    BT-128 | o-2002                    | line/ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument[ram:TypeCode=130]/ram:IssuerAssignedID | cac:InvoiceLine/cac:DocumentReference[cbc:DocumentTypeCode=130]/cbc:ID
                    BT-129 | 12.5                      | line/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity[@unitCode=HUR]          | cac:InvoiceLine/cbc:InvoicedQuantity[@unitCode=HUR]
                    BT-131 | 1185.00                   | line/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount | cac:InvoiceLine/cbc:LineExtensionAmount
                    BT-133 | IL-7                      | line/ram:SpecifiedLineTradeSettlement/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID | cac:InvoiceLine/cbc:AccountingCost
                    BT-136 | 20.00                     | line/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:ActualAmount | cac:InvoiceLine/cac:AllowanceCharge/cbc:Amount
                    BT-139 | Partner discount          | line/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:Reason | cac:InvoiceLine/cac:AllowanceCharge/cbc:AllowanceChargeReason
                    BT-146 | 96.4                      | line/ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount | cac:InvoiceLine/cac:Price/cbc:PriceAmount
                    BT-151 | S                         | line/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode  | cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:ID
                    BT-152 | 19                        | line/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:RateApplicablePercent | cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent
                    BT-153 | Development               | line/ram:SpecifiedTradeProduct/ram:Name                                        | cac:InvoiceLine/cac:Item/cbc:Name
                    BT-154 | Work on the interface     | line/ram:SpecifiedTradeProduct/ram:Description                                 | cac:InvoiceLine/cac:Item/cbc:Description
                    BT-155 | DEV                       | line/ram:SpecifiedTradeProduct/ram:SellerAssignedID                            | cac:InvoiceLine/cac:Item/cac:SellersItemIdentification/cbc:ID
                    BT-158 | 81111500                  | line/ram:SpecifiedTradeProduct/ram:DesignatedProductClassification/ram:ClassCode[@listID=TST] | cac:InvoiceLine/cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode[@listID=TST]
                    """)
    void termStandsAtItsPath(String term, String value, String cii, String ubl) throws Exception {
        assertThat(cii(ALL, EN).text(path(cii))).as(term + " in CII").isEqualTo(value);
        assertThat(ubl(ALL, EN).text(path(ubl))).as(term + " in UBL").isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    term   | day        | cii                                                                        | ubl
                    BT-2   | 2026-01-05 | doc/ram:IssueDateTime/udt:DateTimeString                                   | cbc:IssueDate
                    BT-7   | 2026-01-31 | settle/ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString              | cbc:TaxPointDate
                    BT-9   | 2026-01-19 | settle/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString | cbc:DueDate
                    BT-26  | 2026-01-02 | settle/ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime/qdt:DateTimeString | cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate
                    BT-72  | 2026-01-31 | deliver/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString | cac:Delivery/cbc:ActualDeliveryDate
                    BT-73  | 2026-01-01 | settle/ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString     | cac:InvoicePeriod/cbc:StartDate
                    BT-74  | 2026-01-31 | settle/ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString       | cac:InvoicePeriod/cbc:EndDate
                    BT-135 | 2026-01-31 | line/ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString | cac:InvoiceLine/cac:InvoicePeriod/cbc:EndDate
                    """)
    void dayStandsAtItsPath(String term, String day, String cii, String ubl) throws Exception {
        assertThat(cii(ALL, EN).text(path(cii))).as(term).isEqualTo(day.replace("-", ""));
        assertThat(ubl(ALL, EN).text(path(ubl))).as(term).isEqualTo(day);
    }

    /**
     * Germany reads it by machine (XRechnung, BT-20, rule BR-DE-18); elsewhere it is a sentence.
     */
    @ParameterizedTest
    @CsvSource({
        "XRECHNUNG_3_0, '#SKONTO#TAGE=7#PROZENT=2.50#/#SKONTO#TAGE=14#PROZENT=1.00#/'",
        "EN_16931, '2.5 % discount if paid by 2026-02-08: EUR 116.03/1 % discount if paid by"
                + " 2026-02-15: EUR 117.81'"
    })
    void aDiscountForPayingEarlyIsAmongTheTerms(XmlProfile profile, String lines) throws Exception {
        BusinessDocument document = XmlSamples.named("early-payment");
        String terms = "Thank you.\n" + lines.replace('/', '\n');
        assertThat(
                        cii(document, profile)
                                .text(
                                        path(
                                                "settle/ram:SpecifiedTradePaymentTerms/ram:Description")))
                .isEqualTo(terms);
        assertThat(ubl(document, profile).text("cac:PaymentTerms/cbc:Note")).isEqualTo(terms);
    }

    @Test
    void directDebitSaysMandateCreditorAndAccount() throws Exception {
        BusinessDocument document = XmlSamples.named("direct-debit");
        XmlTree cii = cii(document, EN);
        XmlTree ubl = ubl(document, EN);
        String means = "settle/ram:SpecifiedTradeSettlementPaymentMeans/";
        assertThat(cii.text(path(means + "ram:TypeCode"))).as("BT-81").isEqualTo("59");
        assertThat(cii.text(path("settle/ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID")))
                .as("BT-89")
                .isEqualTo("MANDATE-7");
        assertThat(cii.text(path("settle/ram:CreditorReferenceID")))
                .as("BT-90")
                .isEqualTo("DE98ZZZ09999999999");
        assertThat(cii.text(path(means + "ram:PayerPartyDebtorFinancialAccount/ram:IBANID")))
                .as("BT-91")
                .isEqualTo("DE75512108001245126199");
        assertThat(ubl.text("cac:PaymentMeans/cac:PaymentMandate/cbc:ID"))
                .as("BT-89")
                .isEqualTo("MANDATE-7");
        assertThat(ubl.text(path("seller/cac:PartyIdentification/cbc:ID[@schemeID=SEPA]")))
                .as("BT-90")
                .isEqualTo("DE98ZZZ09999999999");
    }

    @Test
    void outsideTheScopeNobodyHasATaxNumber() throws Exception {
        BusinessDocument document = XmlSamples.named("outside-scope");
        assertThat(document.seller().taxIds().vat()).isNotNull();
        assertThat(
                        cii(document, EN)
                                .texts(
                                        path(
                                                "agree/ram:SellerTradeParty/ram:SpecifiedTaxRegistration")))
                .isEmpty();
        XmlTree ubl = ubl(document, EN);
        assertThat(ubl.texts(path("seller/cac:PartyTaxScheme"))).isEmpty();
        String rate = "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Percent";
        assertThat(ubl.texts(rate)).as("BT-119").isEmpty();
        assertThat(ubl(document, XmlProfile.XRECHNUNG_3_0).text(rate))
                .as("BT-119, which Germany wants")
                .isEqualTo("0");
    }

    @Test
    void creditNoteIsADocumentOfItsOwnInUbl() throws Exception {
        XmlTree ubl = ubl(XmlSamples.named("credit-note"), EN);
        assertThat(ubl.root()).isEqualTo("CreditNote");
        assertThat(ubl.text("cbc:CreditNoteTypeCode")).as("BT-3").isEqualTo("381");
        assertThat(ubl.texts("cac:CreditNoteLine/cbc:CreditedQuantity"))
                .as("BT-129")
                .containsExactly("1", "15000");
        assertThat(ubl.text("cac:PaymentTerms/cbc:Note")).as("BT-20").isEqualTo("Nothing to pay");
        assertThat(ubl.elements("cac:PaymentMeans")).as("BG-16").isEmpty();
        assertThat(
                        ubl(XmlSamples.named("credit-note"), XmlProfile.XRECHNUNG_3_0)
                                .text("cac:PaymentMeans/cbc:PaymentMeansCode"))
                .as("BT-81, which Germany wants: not defined")
                .isEqualTo("1");
    }

    @Test
    void severalPrecedingDocumentsAreANoteWhereTheSchemaTakesOne() throws Exception {
        BusinessDocument document = XmlSamples.named("two-preceding");
        assertThat(
                        cii(document, EN)
                                .texts(
                                        path(
                                                "settle/ram:InvoiceReferencedDocument/ram:IssuerAssignedID")))
                .containsExactly("MU-2026-000041");
        assertThat(cii(document, EN).texts(path("doc/ram:IncludedNote/ram:Content")))
                .containsExactly("Refers also to MU-2025-000999");
        assertThat(
                        ubl(document, EN)
                                .texts("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"))
                .containsExactly("MU-2026-000041", "MU-2025-000999");
    }

    @Test
    void notesHaveTheirSubjectsAndArePutTogetherForPeppol() throws Exception {
        BusinessDocument document = XmlSamples.named("notes");
        String quoted = "Ticket #42 & <more> \"quoted\"";
        assertThat(cii(document, EN).texts(path("doc/ram:IncludedNote/ram:SubjectCode")))
                .as("BT-21")
                .containsExactly("AAI", "REG");
        assertThat(ubl(document, EN).texts("cbc:Note"))
                .as("BT-21 and BT-22")
                .containsExactly(
                        "#AAI#" + quoted,
                        "#REG#Amtsgericht Charlottenburg",
                        "#AAI#Ticket #42, then # 43");
        assertThat(ubl(document, XmlProfile.PEPPOL_BIS_3_0).texts("cbc:Note"))
                .containsExactly(
                        "#AAI#" + quoted + "\nAmtsgericht Charlottenburg\nTicket #42, then # 43");
    }

    @Test
    void waysToPayOfOtherKindsThanTheFirstAreLeftToThePdf() throws Exception {
        String code = "settle/ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode";
        assertThat(cii(XmlSamples.named("ways-to-pay"), EN).texts(path(code)))
                .containsExactly("58");
        assertThat(cii(XmlSamples.named("two-accounts"), EN).texts(path(code)))
                .containsExactly("58", "58");
    }

    @Test
    void periodIsLeftOutWhereALineIsForAnother() throws Exception {
        BusinessDocument document = XmlSamples.named("late-usage");
        assertThat(ubl(document, EN).texts("cac:InvoicePeriod/cbc:StartDate"))
                .containsExactly("2026-01-01");
        XmlTree peppol = ubl(document, XmlProfile.PEPPOL_BIS_3_0);
        assertThat(peppol.elements("cac:InvoicePeriod")).isEmpty();
        assertThat(peppol.texts("cac:InvoiceLine/cac:InvoicePeriod/cbc:StartDate"))
                .containsExactly("2026-01-01", "2026-01-01", "2025-12-01");
    }

    @Test
    void whereGoodsGoIsSaidWholeInGermany() throws Exception {
        BusinessDocument document = XmlSamples.named("intra-community");
        String address = "cac:Delivery/cac:DeliveryLocation/cac:Address/";
        XmlTree german = ubl(document, XmlProfile.XRECHNUNG_3_0);
        assertThat(german.text(address + "cbc:CityName")).as("BT-77").isEqualTo("Paris");
        assertThat(german.text(address + "cbc:PostalZone")).as("BT-78").isEqualTo("75001");
        assertThat(ubl(document, EN).elements(address + "cbc:CityName")).isEmpty();
        assertThat(
                        ubl(XmlSamples.named("domestic"), XmlProfile.XRECHNUNG_3_0)
                                .elements("cac:Delivery"))
                .isEmpty();
    }

    private static XmlTree cii(BusinessDocument document, XmlProfile profile) throws Exception {
        return XmlTree.of(CiiXml.write(document, profile));
    }

    private static XmlTree ubl(BusinessDocument document, XmlProfile profile) throws Exception {
        return XmlTree.of(UblXml.write(document, profile));
    }

    private static String path(String path) {
        int slash = path.indexOf('/');
        String root = slash < 0 ? null : ROOTS.get(path.substring(0, slash));
        return root == null ? path : root + path.substring(slash);
    }
}

package io.billfold.document;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Seller;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.TaxTreatment;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Writes an invoice as EN 16931 in the syntax UN/CEFACT Cross Industry Invoice D16B, by the mapping
 * of CEN/TS 16931-3-3. Elements stand in the order of the schema, so methods follow the schema too.
 *
 * <p>Amounts are exact. EN 16931 knows two decimals at most (rules BR-DEC): an invoice in a
 * currency with three, such as KWD, is valid by these rules only if no third decimal is needed.
 */
public final class CiiWriter {
    private static final String ROOT = "rsm:CrossIndustryInvoice";
    private static final String NAMESPACES =
            "xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\""
                    + " xmlns:ram=\"urn:un:unece:uncefact:data:standard:"
                    + "ReusableAggregateBusinessInformationEntity:100\""
                    + " xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\"";

    /** BT-24: the core invoice, no more and no less. */
    private static final String EN_16931 = "urn:cen.eu:en16931:2017";

    /** BT-3, UNTDID 1001: commercial invoice, and credit note. */
    private static final String COMMERCIAL_INVOICE = "380";

    private static final String CREDIT_NOTE = "381";

    /** BT-128-0, UNTDID 1001: the object that is invoiced, here a subscription. */
    private static final String INVOICED_OBJECT = "130";

    /** BT-118-0 and BT-151-0: the scheme is called VAT whatever the tax's own name is. */
    private static final String TAX_SCHEME = "VAT";

    /** BT-130, UN/ECE Recommendation 20: one. */
    private static final String UNIT_ONE = "C62";

    /** UNTDID 4461: credit transfer, and SEPA credit transfer. */
    private static final String CREDIT_TRANSFER = "30";

    private static final String SEPA_CREDIT_TRANSFER = "58";

    /** Rules BR-DEC. */
    private static final int DECIMALS_MAX = 2;

    private final Invoice invoice;
    private final Draft content;
    private final TaxSummary taxes;
    private final boolean payable;
    private final Xml xml = new Xml(ROOT, NAMESPACES);

    private CiiWriter(Invoice invoice) {
        this.invoice = invoice;
        this.content = invoice.content();
        this.taxes = new TaxSummary(content);
        this.payable = Wording.of(invoice).isPayable();
    }

    /**
     * The invoice's XML in UTF-8.
     *
     * @throws UncoveredCharacterException when a text has a character that the PDF could not show
     * @throws IllegalArgumentException when a line has no tax
     */
    public static byte[] write(Invoice invoice) {
        InvoiceTexts.check(invoice);
        return new CiiWriter(invoice).document();
    }

    private byte[] document() {
        writeContext();
        writeHeader();
        xml.open("rsm:SupplyChainTradeTransaction");
        for (int i = 0; i < content.lines().size(); i++) {
            writeLine(i + 1, content.lines().get(i));
        }
        writeAgreement();
        writeDelivery();
        writeSettlement();
        return xml.toBytes();
    }

    private void writeContext() {
        xml.open("rsm:ExchangedDocumentContext")
                .open("ram:GuidelineSpecifiedDocumentContextParameter")
                .leaf("ram:ID", EN_16931)
                .close()
                .close();
    }

    /** BT-1, BT-2, BT-3, BG-1. */
    private void writeHeader() {
        xml.open("rsm:ExchangedDocument")
                .leaf("ram:ID", invoice.number().toString())
                .leaf("ram:TypeCode", typeCode());
        writeDate("ram:IssueDateTime", invoice.issuedOn());
        for (String note : taxes.notes()) {
            xml.open("ram:IncludedNote").leaf("ram:Content", note).close();
        }
        xml.close();
    }

    private String typeCode() {
        return switch (content.kind()) {
            case INVOICE -> COMMERCIAL_INVOICE;
            case CREDIT_NOTE -> CREDIT_NOTE;
        };
    }

    /** BG-25 with BG-29 and BG-31. */
    private void writeLine(int number, InvoiceLine line) {
        xml.open("ram:IncludedSupplyChainTradeLineItem")
                .open("ram:AssociatedDocumentLineDocument")
                .leaf("ram:LineID", Integer.toString(number));
        String note = LineDetails.note(line);
        if (note != null) {
            xml.open("ram:IncludedNote").leaf("ram:Content", note).close();
        }
        xml.close()
                .open("ram:SpecifiedTradeProduct")
                .leaf("ram:SellerAssignedID", line.sku())
                .leaf("ram:Name", line.description())
                .close()
                .open("ram:SpecifiedLineTradeAgreement")
                .open("ram:NetPriceProductTradePrice")
                .leaf("ram:ChargeAmount", Figures.plain(line.unitPrice().amount()))
                .close()
                .close()
                .open("ram:SpecifiedLineTradeDelivery")
                .leaf("ram:BilledQuantity", "unitCode", UNIT_ONE, Figures.plain(line.quantity()))
                .close();
        writeLineSettlement(line, taxes.treatment(number));
        xml.close();
    }

    /** BG-30, BG-26, BG-27, BG-28, BT-131, BT-128, BT-133. */
    private void writeLineSettlement(InvoiceLine line, TaxTreatment treatment) {
        xml.open("ram:SpecifiedLineTradeSettlement")
                .open("ram:ApplicableTradeTax")
                .leaf("ram:TypeCode", TAX_SCHEME)
                .leaf("ram:CategoryCode", treatment.category().code());
        writeRate(TaxSummary.rate(treatment));
        xml.close();
        writePeriod(line.period());
        line.adjustments().forEach(this::writeAdjustment);
        xml.open("ram:SpecifiedTradeSettlementLineMonetarySummation")
                .leaf("ram:LineTotalAmount", amount(line.net()))
                .close();
        writeLineReferences(line);
        xml.close();
    }

    /** BG-27 or BG-28: their amounts are positive, the indicator says which it is. */
    private void writeAdjustment(LineAdjustment adjustment) {
        boolean charge = adjustment.amount().isPositive();
        xml.open("ram:SpecifiedTradeAllowanceCharge")
                .open("ram:ChargeIndicator")
                .leaf("udt:Indicator", Boolean.toString(charge))
                .close()
                .leaf("ram:ActualAmount", amount(adjustment.amount().abs()))
                .leaf("ram:Reason", adjustment.reason())
                .close();
    }

    /** BT-128 and BT-133. */
    private void writeLineReferences(InvoiceLine line) {
        String subscription = LineDetails.subscription(line, content);
        if (subscription != null) {
            xml.open("ram:AdditionalReferencedDocument")
                    .leaf("ram:IssuerAssignedID", subscription)
                    .leaf("ram:TypeCode", INVOICED_OBJECT)
                    .close();
        }
        if (line.costCentre() != null) {
            xml.open("ram:ReceivableSpecifiedTradeAccountingAccount")
                    .leaf("ram:ID", line.costCentre())
                    .close();
        }
    }

    /** BG-4, BG-7, BT-13, BT-12. */
    private void writeAgreement() {
        xml.open("ram:ApplicableHeaderTradeAgreement");
        writeSeller(content.seller());
        writeBuyer(content.account());
        if (content.purchaseOrder() != null) {
            writeReference("ram:BuyerOrderReferencedDocument", content.purchaseOrder());
        }
        SubscriptionId subscription = content.subscription();
        if (subscription != null) {
            writeReference("ram:ContractReferencedDocument", subscription.value());
        }
        xml.close();
    }

    private void writeSeller(Seller seller) {
        String taxId = taxes.sellerTaxId();
        xml.open("ram:SellerTradeParty");
        if (seller.legalId() == null && (taxId == null || !Countries.isPrefixOf(taxId))) {
            // rule BR-CO-26 wants one of BT-29, BT-30 and BT-31; BT-29 is what always exists
            xml.leaf("ram:ID", seller.id().value());
        }
        xml.leaf("ram:Name", seller.name());
        if (seller.legalId() != null) {
            writeLegalId(seller.legalId());
        }
        writeAddress(seller.address());
        writeEmail(seller.email());
        if (taxId != null) {
            // BT-31, or BT-32 for a number that does not start with a country (rule BR-CO-09)
            writeTaxId(Countries.isPrefixOf(taxId) ? "VA" : "FC", taxId);
        }
        xml.close();
    }

    private void writeBuyer(Account account) {
        String taxId = account.taxId();
        boolean prefixed = taxId != null && Countries.isPrefixOf(taxId);
        xml.open("ram:BuyerTradeParty")
                .leaf("ram:ID", account.id().value())
                .leaf("ram:Name", account.name());
        if (taxId != null && !prefixed) {
            // BT-48 takes numbers that start with a country only; BT-47 takes any official number
            writeLegalId(taxId);
        }
        writeAddress(account.address());
        writeEmail(account.email());
        if (taxId != null && prefixed && !taxes.isOutsideScope()) {
            writeTaxId("VA", taxId);
        }
        xml.close();
    }

    private void writeLegalId(String id) {
        xml.open("ram:SpecifiedLegalOrganization").leaf("ram:ID", id).close();
    }

    /** BG-5 and BG-8. */
    private void writeAddress(Address address) {
        xml.open("ram:PostalTradeAddress");
        writeIfPresent("ram:PostcodeCode", address.postcode());
        xml.leaf("ram:LineOne", address.line1());
        writeIfPresent("ram:LineTwo", address.line2());
        xml.leaf("ram:CityName", address.city()).leaf("ram:CountryID", address.country());
        writeIfPresent("ram:CountrySubDivisionName", address.region());
        xml.close();
    }

    /** BT-34 and BT-49: scheme EM of the list EAS is an e-mail address. */
    private void writeEmail(String email) {
        xml.open("ram:URIUniversalCommunication")
                .leaf("ram:URIID", "schemeID", "EM", email)
                .close();
    }

    private void writeTaxId(String scheme, String id) {
        xml.open("ram:SpecifiedTaxRegistration").leaf("ram:ID", "schemeID", scheme, id).close();
    }

    private void writeReference(String element, String id) {
        xml.open(element).leaf("ram:IssuerAssignedID", id).close();
    }

    /**
     * BT-80: services are supplied where the customer is. The period (BG-14) says when; Factur-X
     * wants a country beside it (rule BR-FX-EN-04).
     */
    private void writeDelivery() {
        xml.open("ram:ApplicableHeaderTradeDelivery")
                .open("ram:ShipToTradeParty")
                .open("ram:PostalTradeAddress")
                .leaf("ram:CountryID", content.account().address().country())
                .close()
                .close()
                .close();
    }

    /** BT-83, BT-6, BT-5, BG-16, BG-23, BG-14, BT-20 or BT-9, BG-22, BG-3. */
    private void writeSettlement() {
        xml.open("ram:ApplicableHeaderTradeSettlement");
        if (payable) {
            xml.leaf("ram:PaymentReference", invoice.number().toString());
        }
        Money converted = taxes.taxConverted();
        if (converted != null) {
            xml.leaf("ram:TaxCurrencyCode", converted.getCurrencyUnit().getCode());
        }
        xml.leaf("ram:InvoiceCurrencyCode", content.currency().getCode());
        if (payable && content.seller().bank() != null) {
            writePaymentMeans(content.seller().bank());
        }
        taxes.rows().forEach(this::writeTax);
        writePeriod(content.period());
        writePaymentTerms();
        writeTotals();
        if (content.corrects() != null) {
            writeReference("ram:InvoiceReferencedDocument", content.corrects().toString());
        }
        xml.close();
    }

    /**
     * BT-9, or BT-20 of a document that asks for no money: rule BR-CO-25, which CEN has dropped and
     * Factur-X still has, wants one of them beside the positive total of a credit note too.
     */
    private void writePaymentTerms() {
        xml.open("ram:SpecifiedTradePaymentTerms");
        if (payable) {
            writeDate("ram:DueDateDateTime", invoice.dueOn());
        } else {
            xml.leaf("ram:Description", Wording.NOTHING_TO_PAY);
        }
        xml.close();
    }

    /** BG-16 and BG-17. SEPA moves euros only; an IBAN takes other currencies by plain transfer. */
    private void writePaymentMeans(BankAccount bank) {
        boolean sepa = bank.isIban() && content.currency().getCode().equals("EUR");
        xml.open("ram:SpecifiedTradeSettlementPaymentMeans")
                .leaf("ram:TypeCode", sepa ? SEPA_CREDIT_TRANSFER : CREDIT_TRANSFER)
                .open("ram:PayeePartyCreditorFinancialAccount");
        if (bank.isIban()) {
            xml.leaf("ram:IBANID", bank.number()).leaf("ram:AccountName", bank.holder());
        } else {
            xml.leaf("ram:AccountName", bank.holder()).leaf("ram:ProprietaryID", bank.number());
        }
        xml.close();
        if (bank.bic() != null) {
            xml.open("ram:PayeeSpecifiedCreditorFinancialInstitution")
                    .leaf("ram:BICID", bank.bic())
                    .close();
        }
        xml.close();
    }

    /** BG-23. */
    private void writeTax(TaxSummary.Row tax) {
        xml.open("ram:ApplicableTradeTax")
                .leaf("ram:CalculatedAmount", amount(tax.tax()))
                .leaf("ram:TypeCode", TAX_SCHEME);
        writeIfPresent("ram:ExemptionReason", tax.reason());
        xml.leaf("ram:BasisAmount", amount(tax.base()))
                .leaf("ram:CategoryCode", tax.category().code());
        writeIfPresent("ram:ExemptionReasonCode", tax.code());
        writeRate(tax.ratePercent());
        xml.close();
    }

    /** BT-119 and BT-152. */
    private void writeRate(@Nullable BigDecimal ratePercent) {
        if (ratePercent != null) {
            xml.leaf("ram:RateApplicablePercent", Figures.plain(ratePercent));
        }
    }

    /** BG-14 and BG-26: both days belong to the period. */
    private void writePeriod(Period period) {
        xml.open("ram:BillingSpecifiedPeriod");
        writeDate("ram:StartDateTime", period.from());
        writeDate("ram:EndDateTime", period.lastDay());
        xml.close();
    }

    /** BG-22. */
    private void writeTotals() {
        String net = amount(invoice.net());
        xml.open("ram:SpecifiedTradeSettlementHeaderMonetarySummation")
                .leaf("ram:LineTotalAmount", net)
                .leaf("ram:TaxBasisTotalAmount", net);
        writeTaxTotal(invoice.tax());
        Money converted = taxes.taxConverted();
        if (converted != null) {
            writeTaxTotal(converted);
        }
        if (!invoice.rounding().isZero()) {
            xml.leaf("ram:RoundingAmount", amount(invoice.rounding()));
        }
        xml.leaf("ram:GrandTotalAmount", amount(invoice.net().plus(invoice.tax())))
                .leaf("ram:DuePayableAmount", amount(invoice.total()))
                .close();
    }

    /** BT-110, and BT-111 in the tax currency. */
    private void writeTaxTotal(Money tax) {
        String currency = tax.getCurrencyUnit().getCode();
        xml.leaf("ram:TaxTotalAmount", "currencyID", currency, amount(tax));
    }

    private void writeDate(String element, LocalDate date) {
        // UNTDID 2379, code 102: CCYYMMDD
        String day = date.format(DateTimeFormatter.BASIC_ISO_DATE);
        xml.open(element).leaf("udt:DateTimeString", "format", "102", day).close();
    }

    private void writeIfPresent(String element, @Nullable String value) {
        if (value != null) {
            xml.leaf(element, value);
        }
    }

    /** A third decimal stands only where it says something: EN 16931 takes two. */
    private static String amount(Money money) {
        BigDecimal stripped = money.getAmount().stripTrailingZeros();
        int scale = Math.min(money.getScale(), DECIMALS_MAX);
        return stripped.scale() > scale
                ? stripped.toPlainString()
                : stripped.setScale(scale).toPlainString();
    }
}

package io.billfold.document.xml;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;

import org.joda.money.Money;

/** Writes the taxes and totals of a UBL document. */
final class UblTotals {
    private final Xml xml;
    private final Ubl ubl;
    private final Terms terms;
    private final BusinessDocument document;

    UblTotals(Xml xml, Terms terms) {
        this.xml = xml;
        this.ubl = new Ubl(xml);
        this.terms = terms;
        this.document = terms.document();
    }

    /** BT-110, BG-23, BT-111, BG-22. */
    void write() {
        Totals totals = document.totals();
        xml.open("cac:TaxTotal");
        ubl.writeAmount("cbc:TaxAmount", totals.tax());
        document.taxes().forEach(this::writeTax);
        xml.close();
        Totals.Converted converted = totals.converted();
        if (converted != null) {
            xml.open("cac:TaxTotal");
            ubl.writeAmount("cbc:TaxAmount", converted.tax());
            xml.close();
        }
        writeTotals(totals);
    }

    /** BG-23. */
    private void writeTax(Tax tax) {
        xml.open("cac:TaxSubtotal");
        ubl.writeAmount("cbc:TaxableAmount", tax.base());
        ubl.writeAmount("cbc:TaxAmount", tax.amount());
        xml.open("cac:TaxCategory").leaf("cbc:ID", tax.category().code());
        ubl.writeRate(terms.rate(tax));
        xml.leafIfPresent("cbc:TaxExemptionReasonCode", tax.reasonCode())
                .leafIfPresent("cbc:TaxExemptionReason", tax.reason());
        ubl.writeTaxScheme(Terms.TAX_SCHEME);
        xml.close().close();
    }

    /** BG-22. */
    private void writeTotals(Totals totals) {
        xml.open("cac:LegalMonetaryTotal");
        ubl.writeAmount("cbc:LineExtensionAmount", totals.lines());
        ubl.writeAmount("cbc:TaxExclusiveAmount", totals.taxable());
        ubl.writeAmount("cbc:TaxInclusiveAmount", totals.payable());
        writeUnlessZero("cbc:AllowanceTotalAmount", totals.allowances());
        writeUnlessZero("cbc:ChargeTotalAmount", totals.charges());
        writeUnlessZero("cbc:PrepaidAmount", totals.paid());
        writeUnlessZero("cbc:PayableRoundingAmount", totals.rounding());
        ubl.writeAmount("cbc:PayableAmount", totals.due());
        xml.close();
    }

    private void writeUnlessZero(String element, Money amount) {
        if (!amount.isZero()) {
            ubl.writeAmount(element, amount);
        }
    }
}

package io.billfold.document.books;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.document.books.Tally.TaxCode;

import org.joda.money.Money;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** An invoice or credit note as a sales invoice of SAF-T. */
final class SafTInvoice {
    private final XmlOut xml;
    private final Chart chart;
    private final Map<TaxCode, String> codes;

    SafTInvoice(XmlOut xml, Chart chart, Map<TaxCode, String> codes) {
        this.xml = xml;
        this.chart = chart;
        this.codes = codes;
    }

    void write(Invoice invoice) throws IOException {
        Draft content = invoice.content();
        boolean isCredit = content.kind() == Draft.Kind.CREDIT_NOTE;
        xml.text("InvoiceNo", Text.id(invoice.number().toString(), SafT.MIDDLE_2));
        xml.in(
                "CustomerInfo",
                () -> {
                    xml.text("CustomerID", Text.id(content.account().id().value(), SafT.MIDDLE_1));
                    xml.in(
                            "BillingAddress",
                            () -> new SafTHeader(xml).address(content.account().address()));
                });
        xml.text("Period", Integer.toString(invoice.issuedOn().getMonthValue()));
        xml.text("PeriodYear", Integer.toString(invoice.issuedOn().getYear()));
        xml.text("InvoiceDate", invoice.issuedOn().toString());
        // type codes of UNTDID 1001, as in the structured invoice
        xml.text("InvoiceType", isCredit ? "381" : "380");
        xml.text("GLPostingDate", invoice.issuedOn().toString());
        String entry = (isCredit ? "credit-note:" : "invoice:") + invoice.number();
        xml.text("TransactionID", Text.id(entry, SafT.MIDDLE_2));
        for (InvoiceLine line : content.lines()) {
            xml.in("Line", () -> line(invoice, line, isCredit));
        }
        xml.in("DocumentTotals", () -> totals(invoice, isCredit));
    }

    private void line(Invoice invoice, InvoiceLine line, boolean isCredit) throws IOException {
        boolean isDebit = isCredit != line.net().isNegative();
        xml.text("AccountID", chart.entry(LedgerAccount.REVENUE).number());
        xml.text("ProductCode", Text.id(line.sku(), SafT.MIDDLE_2));
        xml.text("ProductDescription", Text.line(line.description(), SafT.LONG));
        xml.text("Quantity", line.quantity().toPlainString());
        xml.text("UnitPrice", line.unitPrice().amount().toPlainString());
        xml.text("TaxPointDate", invoice.issuedOn().toString());
        xml.text("Description", Text.line(line.description(), SafT.LONG));
        xml.in("InvoiceLineAmount", () -> xml.text("Amount", Text.amount(line.net().abs())));
        xml.text("DebitCreditIndicator", isDebit ? "D" : "C");
    }

    private void totals(Invoice invoice, boolean isCredit) throws IOException {
        for (TaxBreakdown tax : invoice.content().taxes()) {
            taxes(tax);
        }
        Money net = isCredit ? invoice.net().negated() : invoice.net();
        Money gross = isCredit ? invoice.total().negated() : invoice.total();
        xml.text("NetTotal", Text.amount(net));
        xml.text("GrossTotal", Text.amount(gross));
    }

    private void taxes(TaxBreakdown tax) throws IOException {
        TaxTreatment treatment = tax.treatment();
        if (treatment.components().isEmpty()) {
            TaxCode code = code(treatment, treatment.place(), treatment.tax(), BigDecimal.ZERO);
            total(code, tax.base(), tax.tax());
        }
        for (int i = 0; i < treatment.components().size(); i++) {
            TaxComponent part = treatment.components().get(i);
            TaxCode code = code(treatment, part.place(), part.tax(), part.ratePercent());
            total(code, tax.base(), tax.parts().get(i));
        }
    }

    private static TaxCode code(TaxTreatment treatment, String place, String tax, BigDecimal rate) {
        BigDecimal plain = rate.stripTrailingZeros();
        return new TaxCode(
                place, tax, treatment.category(), plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    private void total(TaxCode code, Money base, Money amount) throws IOException {
        // an invoice over nothing has no entry, and so perhaps no code
        String known = codes.getOrDefault(code, "none");
        xml.in(
                "TaxInformationTotals",
                () -> SafT.tax(xml, code.tax(), known, code.ratePercent(), base, amount));
    }
}

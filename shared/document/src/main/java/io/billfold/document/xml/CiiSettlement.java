package io.billfold.document.xml;

import io.billfold.billing.account.BankAccount;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.References;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;
import io.billfold.billing.period.Period;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Writes how a CII document is paid, taxed and summed up. */
final class CiiSettlement {
    /** Declared where it is used: few documents say the day of another. */
    private static final String QUALIFIED =
            "urn:un:unece:uncefact:data:standard:QualifiedDataType:100";

    /** UNTDID 4461: not defined. */
    private static final String NO_MEANS = "1";

    private final Xml xml;
    private final Terms terms;
    private final BusinessDocument document;

    CiiSettlement(Xml xml, Terms terms) {
        this.xml = xml;
        this.terms = terms;
        this.document = terms.document();
    }

    /** BT-90, BT-83, BT-6, BT-5, BG-16, BG-23, BG-14, BG-20, BG-21, BT-20, BT-9, BG-22, BG-3. */
    void write() {
        xml.open("ram:ApplicableHeaderTradeSettlement");
        PaymentMeans.DirectDebit debit = terms.directDebit();
        xml.leafIfPresent("ram:CreditorReferenceID", debit == null ? null : debit.creditor())
                .leafIfPresent("ram:PaymentReference", document.payment().remittance());
        Totals.Converted converted = document.totals().converted();
        if (converted != null) {
            xml.leaf("ram:TaxCurrencyCode", converted.tax().getCurrencyUnit().getCode());
        }
        xml.leaf("ram:InvoiceCurrencyCode", document.currency().getCode());
        writeMeans();
        for (int i = 0; i < document.taxes().size(); i++) {
            writeTax(document.taxes().get(i), i == 0);
        }
        Period period = terms.profiled().period();
        if (period != null) {
            Cii.writePeriod(xml, period);
        }
        document.adjustments().forEach(it -> Cii.writeAdjustment(xml, it));
        writePaymentTerms(debit);
        writeTotals(document.totals(), converted);
        writePreceding();
        xml.close();
    }

    /** BG-16. */
    private void writeMeans() {
        List<PaymentMeans> all = terms.profiled().means();
        if (all.isEmpty() && terms.isMeansWanted()) {
            xml.open("ram:SpecifiedTradeSettlementPaymentMeans")
                    .leaf("ram:TypeCode", NO_MEANS)
                    .close();
        }
        for (PaymentMeans means : all) {
            xml.open("ram:SpecifiedTradeSettlementPaymentMeans").leaf("ram:TypeCode", means.code());
            switch (means) {
                case PaymentMeans.Transfer(BankAccount to, boolean _) -> writeAccount(to);
                case PaymentMeans.DirectDebit debit -> writeDebited(debit);
                case PaymentMeans.Card card -> writeCard(card);
            }
            xml.close();
        }
    }

    /** BG-17. */
    private void writeAccount(BankAccount bank) {
        xml.open("ram:PayeePartyCreditorFinancialAccount");
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
    }

    /** BT-91. */
    private void writeDebited(PaymentMeans.DirectDebit debit) {
        if (debit.account() != null) {
            xml.open("ram:PayerPartyDebtorFinancialAccount")
                    .leaf("ram:IBANID", debit.account())
                    .close();
        }
    }

    /** BG-18. */
    private void writeCard(PaymentMeans.Card card) {
        xml.open("ram:ApplicableTradeSettlementFinancialCard")
                .leaf("ram:ID", card.lastDigits())
                .leafIfPresent("ram:CardholderName", card.holder())
                .close();
    }

    /** BG-23; the first has BT-7, which stands once (rule CII-SR-461). */
    private void writeTax(Tax tax, boolean isFirst) {
        xml.open("ram:ApplicableTradeTax")
                .leaf("ram:CalculatedAmount", XmlFigures.amount(tax.amount()))
                .leaf("ram:TypeCode", Terms.TAX_SCHEME)
                .leafIfPresent("ram:ExemptionReason", tax.reason())
                .leaf("ram:BasisAmount", XmlFigures.amount(tax.base()))
                .leaf("ram:CategoryCode", tax.category().code())
                .leafIfPresent("ram:ExemptionReasonCode", tax.reasonCode());
        if (isFirst && document.heading().taxPointOn() != null) {
            Cii.writeTaxPoint(xml, document.heading().taxPointOn());
        }
        Cii.writeRate(xml, terms.rate(tax));
        xml.close();
    }

    /** BT-20, BT-9, BT-89. */
    private void writePaymentTerms(PaymentMeans.@Nullable DirectDebit debit) {
        String text = terms.paymentTerms();
        if (text == null && document.heading().dueOn() == null && debit == null) {
            return;
        }
        xml.open("ram:SpecifiedTradePaymentTerms").leafIfPresent("ram:Description", text);
        if (document.heading().dueOn() != null) {
            Cii.writeDate(xml, "ram:DueDateDateTime", document.heading().dueOn());
        }
        xml.leafIfPresent("ram:DirectDebitMandateID", debit == null ? null : debit.mandate())
                .close();
    }

    /** BG-22. */
    private void writeTotals(Totals totals, Totals.@Nullable Converted converted) {
        xml.open("ram:SpecifiedTradeSettlementHeaderMonetarySummation")
                .leaf("ram:LineTotalAmount", XmlFigures.amount(totals.lines()));
        writeUnlessZero("ram:ChargeTotalAmount", totals.charges());
        writeUnlessZero("ram:AllowanceTotalAmount", totals.allowances());
        xml.leaf("ram:TaxBasisTotalAmount", XmlFigures.amount(totals.taxable()));
        writeTaxTotal(totals.tax());
        if (converted != null) {
            writeTaxTotal(converted.tax());
        }
        writeUnlessZero("ram:RoundingAmount", totals.rounding());
        xml.leaf("ram:GrandTotalAmount", XmlFigures.amount(totals.payable()));
        writeUnlessZero("ram:TotalPrepaidAmount", totals.paid());
        xml.leaf("ram:DuePayableAmount", XmlFigures.amount(totals.due())).close();
    }

    private void writeUnlessZero(String element, Money amount) {
        if (!amount.isZero()) {
            xml.leaf(element, XmlFigures.amount(amount));
        }
    }

    /** BT-110, and BT-111 in the tax currency. */
    private void writeTaxTotal(Money tax) {
        String currency = tax.getCurrencyUnit().getCode();
        xml.leaf("ram:TaxTotalAmount", "currencyID", currency, XmlFigures.amount(tax));
    }

    /** BG-3. */
    private void writePreceding() {
        if (document.references().preceding().isEmpty()) {
            return;
        }
        References.Preceding preceding = document.references().preceding().getFirst();
        xml.open("ram:InvoiceReferencedDocument").leaf("ram:IssuerAssignedID", preceding.number());
        if (preceding.issuedOn() != null) {
            xml.open("ram:FormattedIssueDateTime", "xmlns:qdt", QUALIFIED)
                    .leaf("qdt:DateTimeString", "format", "102", Cii.day(preceding.issuedOn()))
                    .close();
        }
        xml.close();
    }
}

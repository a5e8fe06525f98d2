package io.billfold.document.xml;

import io.billfold.billing.account.BankAccount;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.PaymentMeans;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** Writes how a UBL document is paid. */
final class UblPayment {
    /** UNTDID 4461: not defined. */
    private static final String NO_MEANS = "1";

    /** The schema wants the card's network, which nobody told us. */
    private static final String NO_NETWORK = "NA";

    private final Xml xml;
    private final Terms terms;
    private final BusinessDocument document;

    UblPayment(Xml xml, Terms terms) {
        this.xml = xml;
        this.terms = terms;
        this.document = terms.document();
    }

    /** BG-16, BT-20. */
    void write() {
        writeMeans();
        String text = terms.paymentTerms();
        if (text != null) {
            xml.open("cac:PaymentTerms").leaf("cbc:Note", text).close();
        }
    }

    /** UBL has no place for what the payer should quote (BT-83) but beside a way to pay. */
    private void writeMeans() {
        List<PaymentMeans> all = terms.profiled().means();
        boolean isWanted = terms.isMeansWanted() || document.payment().remittance() != null;
        if (all.isEmpty() && isWanted) {
            writeHead(NO_MEANS, dueOnOfCredit());
            xml.close();
        }
        for (int i = 0; i < all.size(); i++) {
            PaymentMeans means = all.get(i);
            writeHead(means.code(), i == 0 ? dueOnOfCredit() : null);
            switch (means) {
                case PaymentMeans.Transfer(BankAccount to, boolean _) -> writeAccount(to);
                case PaymentMeans.DirectDebit debit -> writeMandate(debit);
                case PaymentMeans.Card card -> writeCard(card);
            }
            xml.close();
        }
    }

    /** BT-81, BT-9 of a credit note, BT-83. */
    private void writeHead(String code, @Nullable LocalDate dueOn) {
        xml.open("cac:PaymentMeans")
                .leaf("cbc:PaymentMeansCode", code)
                .leafIfPresent("cbc:PaymentDueDate", dueOn == null ? null : dueOn.toString())
                .leafIfPresent("cbc:PaymentID", document.payment().remittance());
    }

    private @Nullable LocalDate dueOnOfCredit() {
        return document.heading().kind().isCredit() ? document.heading().dueOn() : null;
    }

    /** BG-17. */
    private void writeAccount(BankAccount bank) {
        xml.open("cac:PayeeFinancialAccount")
                .leaf("cbc:ID", bank.number())
                .leaf("cbc:Name", bank.holder());
        if (bank.bic() != null) {
            xml.open("cac:FinancialInstitutionBranch").leaf("cbc:ID", bank.bic()).close();
        }
        xml.close();
    }

    /** BT-89, BT-91. */
    private void writeMandate(PaymentMeans.DirectDebit debit) {
        xml.open("cac:PaymentMandate").leaf("cbc:ID", debit.mandate());
        if (debit.account() != null) {
            xml.open("cac:PayerFinancialAccount").leaf("cbc:ID", debit.account()).close();
        }
        xml.close();
    }

    /** BG-18. */
    private void writeCard(PaymentMeans.Card card) {
        xml.open("cac:CardAccount")
                .leaf("cbc:PrimaryAccountNumberID", card.lastDigits())
                .leaf("cbc:NetworkID", NO_NETWORK)
                .leafIfPresent("cbc:HolderName", card.holder())
                .close();
    }
}

package io.billfold.document;

import io.billfold.billing.account.BankAccount;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.Totals;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the payer's bank is told.
 *
 * @param amount above zero
 * @param remittance what the payer should quote (BT-83)
 */
record BankTransfer(BankAccount to, Money amount, String remittance) {
    /** How a document is paid by transfer, or null where it asks for none. */
    static @Nullable BankTransfer of(BusinessDocument document) {
        return document.isPayable()
                ? of(document.payment().means(), amount(document.totals()), remittance(document))
                : null;
    }

    /** The first transfer among some means of payment, or null. */
    static @Nullable BankTransfer of(List<PaymentMeans> means, Money amount, String remittance) {
        for (PaymentMeans each : means) {
            if (each instanceof PaymentMeans.Transfer transfer && amount.isPositive()) {
                return new BankTransfer(transfer.to(), amount, remittance);
            }
        }
        return null;
    }

    /** What is to be paid, without what the buyer keeps as income tax. */
    static Money amount(Totals totals) {
        Totals.Withheld withheld = totals.withheld();
        return withheld == null ? totals.due() : totals.due().minus(withheld.amount());
    }

    /** What to quote: the document's number unless something else was agreed. */
    static String remittance(BusinessDocument document) {
        String agreed = document.payment().remittance();
        return agreed == null ? document.heading().number() : agreed;
    }

    /** Whether the account has an IBAN without a slip. */
    boolean hasValidIban() {
        return to.isIban() && Mod97.isValid(to.number());
    }

    /** The country of the IBAN. */
    String country() {
        return to.number().substring(0, 2);
    }
}

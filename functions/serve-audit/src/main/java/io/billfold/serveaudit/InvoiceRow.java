package io.billfold.serveaudit;

import io.billfold.billing.access.Caller;
import io.billfold.billing.access.InvoiceState;
import io.billfold.billing.access.Permission;
import io.billfold.billing.account.Account;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Invoice;
import io.billfold.events.Forms;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An invoice among those that were found. Amounts are texts in its currency.
 *
 * @param kind {@code invoice} or {@code credit_note}
 * @param issuedOn in the seller's zone
 * @param dueOn last day to pay, in the account's zone
 * @param accountName as it stands on the invoice
 * @param taxId the customer's, or null where there is none, or for roles that may not see it
 * @param total with tax
 * @param open what is still owed; null for a credit note
 * @param state {@code issued}, {@code paid}, {@code overdue}, {@code disputed} or {@code credited};
 *     null for a credit note
 */
@Serdeable
record InvoiceRow(
        String number,
        String kind,
        String issuedOn,
        String dueOn,
        String seller,
        String accountId,
        String accountName,
        @Nullable String taxId,
        String currency,
        String net,
        String tax,
        String total,
        @Nullable String open,
        @Nullable String state) {
    /** As a caller may see it. */
    static InvoiceRow of(SearchInvoices.Found found, Caller caller, Instant now) {
        Invoice invoice = found.record().invoice();
        Account account = invoice.content().account();
        Receivable owed = found.receivable();
        return new InvoiceRow(
                invoice.number().toString(),
                Forms.wordOf(invoice.content().kind()),
                invoice.issuedOn().toString(),
                invoice.dueOn().toString(),
                invoice.content().seller().id().value(),
                account.id().value(),
                account.name(),
                caller.roles().may(Permission.TAX_ID) ? account.taxId() : null,
                invoice.content().currency().getCode(),
                text(invoice.net()),
                text(invoice.tax()),
                text(invoice.total()),
                owed == null ? null : text(owed.open()),
                owed == null ? null : InvoiceState.of(owed, found.today(now)).word());
    }

    private static String text(Money amount) {
        return amount.getAmount().toPlainString();
    }
}

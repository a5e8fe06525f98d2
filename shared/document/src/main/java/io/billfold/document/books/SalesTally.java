package io.billfold.document.books;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What the invoices and credit notes of a period and a currency come to, net of tax. */
public final class SalesTally {
    private final CurrencyUnit currency;
    private long documents;
    private Money debit;
    private Money credit;

    /** Of nothing yet. */
    public SalesTally(CurrencyUnit currency) {
        this.currency = currency;
        this.debit = Money.zero(currency);
        this.credit = Money.zero(currency);
    }

    /** With another document; one of another currency is passed over. */
    public void add(Invoice document) {
        if (!document.content().currency().equals(currency)) {
            return;
        }
        documents++;
        if (document.content().kind() == Draft.Kind.CREDIT_NOTE) {
            debit = debit.plus(document.net());
        } else {
            credit = credit.plus(document.net());
        }
    }

    public long documents() {
        return documents;
    }

    /** Given back by credit notes. */
    public Money debit() {
        return debit;
    }

    /** Invoiced. */
    public Money credit() {
        return credit;
    }
}

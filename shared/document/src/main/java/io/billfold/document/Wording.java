package io.billfold.document;

import io.billfold.billing.invoice.Invoice;

import org.joda.money.Money;

/**
 * What a document calls itself and says of its total: an invoice asks for money unless it comes to
 * nothing or less, a credit note gives money back.
 *
 * @param title what it is, for example {@code Credit note}
 * @param recipient label of who receives it
 * @param headline the one thing that the reader looks for, for example {@code EUR 11.90 credited}
 * @param total label of the total, for example {@code Total credited}
 * @param isPayable whether it asks for money, and so says until when and how to pay
 */
record Wording(String title, String recipient, String headline, String total, boolean isPayable) {
    /** BT-20 of a document that asks for no money. */
    static final String NOTHING_TO_PAY = "Nothing to pay";

    static Wording of(Invoice invoice) {
        return switch (invoice.content().kind()) {
            case INVOICE -> ofInvoice(invoice);
            case CREDIT_NOTE ->
                    new Wording(
                            "Credit note",
                            "Credit to",
                            Figures.amountWithCurrency(invoice.total()) + " credited",
                            "Total credited",
                            false);
        };
    }

    /** What the document is called where it is referred to: {@code Invoice MU-2026-000042}. */
    static String name(Invoice invoice) {
        return of(invoice).title() + " " + invoice.number();
    }

    private static Wording ofInvoice(Invoice invoice) {
        Money total = invoice.total();
        if (total.isPositive()) {
            String due =
                    Figures.amountWithCurrency(total) + " due " + Figures.date(invoice.dueOn());
            return new Wording("Invoice", "Bill to", due, "Total due", true);
        }
        String headline =
                total.isZero()
                        ? NOTHING_TO_PAY
                        : Figures.amountWithCurrency(total.abs()) + " in your favour";
        return new Wording("Invoice", "Bill to", headline, "Total", false);
    }
}

package io.billfold.sendnotice;

import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Seller;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.ReminderDue;

import org.joda.money.Money;

/**
 * A mail's subject and text, in English. It holds nothing secret: mail is read on its way.
 *
 * @param subject one line
 * @param text plain text
 */
record Letter(String subject, String text) {
    /**
     * A new document.
     *
     * @param open what is to be paid; less than its total where account credit was used
     */
    static Letter issued(Invoice invoice, Money open) {
        return switch (invoice.content().kind()) {
            case INVOICE ->
                    open.isEqual(invoice.total()) ? invoice(invoice) : credited(invoice, open);
            case CREDIT_NOTE -> creditNote(invoice);
        };
    }

    private static Letter creditNote(Invoice note) {
        Seller seller = note.content().seller();
        InvoiceNumber corrects = note.content().corrects();
        return new Letter(
                "Credit note %s from %s".formatted(note.number(), seller.name()),
                """
                Dear %s,

                your credit note %s of %s over %s%s is ready.
                It comes off what you owe; what you had paid already is used by your next invoice.

                %s
                """
                        .formatted(
                                note.content().account().name(),
                                note.number(),
                                note.issuedOn(),
                                note.total(),
                                corrects == null ? "" : " for invoice " + corrects,
                                seller.name()));
    }

    private static Letter credited(Invoice invoice, Money open) {
        Seller seller = invoice.content().seller();
        return new Letter(
                subject(invoice),
                """
                Dear %s,

                your invoice %s of %s over %s is ready.
                After what was credited or paid, %s of it are open%s.
                %s
                %s
                """
                        .formatted(
                                invoice.content().account().name(),
                                invoice.number(),
                                invoice.issuedOn(),
                                invoice.total(),
                                open,
                                open.isZero() ? "" : ", due on " + invoice.dueOn(),
                                open.isZero() ? "" : payment(invoice),
                                seller.name()));
    }

    private static String subject(Invoice invoice) {
        return "Invoice %s from %s".formatted(invoice.number(), invoice.content().seller().name());
    }

    private static Letter invoice(Invoice invoice) {
        Seller seller = invoice.content().seller();
        return new Letter(
                subject(invoice),
                """
                Dear %s,

                your invoice %s of %s over %s is ready.
                It is due on %s.
                %s
                %s
                """
                        .formatted(
                                invoice.content().account().name(),
                                invoice.number(),
                                invoice.issuedOn(),
                                invoice.total(),
                                invoice.dueOn(),
                                payment(invoice),
                                seller.name()));
    }

    static Letter reminder(Invoice invoice, ReminderDue reminder) {
        Seller seller = invoice.content().seller();
        return new Letter(
                "Reminder %d: invoice %s from %s"
                        .formatted(reminder.level(), invoice.number(), seller.name()),
                """
                Dear %s,

                invoice %s of %s was due on %s, and %s %s of it is still open.
                If you have paid in the meantime, please ignore this mail.
                %s
                %s
                """
                        .formatted(
                                invoice.content().account().name(),
                                invoice.number(),
                                invoice.issuedOn(),
                                reminder.dueOn(),
                                reminder.currency(),
                                reminder.open(),
                                payment(invoice),
                                seller.name()));
    }

    private static String payment(Invoice invoice) {
        BankAccount bank = invoice.content().seller().bank();
        return bank == null
                ? ""
                : """

                Please pay to %s, account %s, and name %s as the reference.
                """
                        .formatted(bank.holder(), bank.number(), invoice.number());
    }
}

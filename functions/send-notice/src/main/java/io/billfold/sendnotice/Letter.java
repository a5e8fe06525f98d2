package io.billfold.sendnotice;

import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Seller;
import io.billfold.billing.invoice.Invoice;
import io.billfold.events.ReminderDue;

/**
 * A mail's subject and text, in English. It holds nothing secret: mail is read on its way.
 *
 * @param subject one line
 * @param text plain text
 */
record Letter(String subject, String text) {
    static Letter invoice(Invoice invoice) {
        Seller seller = invoice.content().seller();
        return new Letter(
                "Invoice %s from %s".formatted(invoice.number(), seller.name()),
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

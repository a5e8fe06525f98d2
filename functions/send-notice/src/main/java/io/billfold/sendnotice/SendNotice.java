package io.billfold.sendnotice;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.InvoiceRendered;
import io.billfold.events.NoticeSent;
import io.billfold.events.ReminderDue;
import io.billfold.store.AccountStore;
import io.billfold.store.AccountStore.Notice;
import io.billfold.store.Commit;
import io.billfold.store.Dynamo;
import io.billfold.store.InvoiceStore;
import io.billfold.store.Versioned;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Sends a notice and notes that it was sent. The mail service has no keys against repeats: a run
 * that stops between the mail and the note sends it again, so a customer may get it twice, but never
 * not at all.
 */
@Singleton
class SendNotice {
    private final AccountStore accounts;
    private final InvoiceStore invoices;
    private final Mail mail;
    private final Dynamo dynamo;
    private final InstantSource clock;

    SendNotice(
            AccountStore accounts,
            InvoiceStore invoices,
            Mail mail,
            Dynamo dynamo,
            InstantSource clock) {
        this.accounts = accounts;
        this.invoices = invoices;
        this.mail = mail;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** Tells a customer of a new invoice. */
    void send(InvoiceRendered event) {
        Invoice invoice = invoice(event.number());
        send(
                "invoice:" + event.number(),
                "invoice",
                invoice,
                Letter.invoice(invoice));
    }

    /** Reminds a customer of an overdue invoice. */
    void send(ReminderDue event) {
        Invoice invoice = invoice(event.number());
        send(
                "reminder:" + event.number() + ":" + event.level(),
                "reminder",
                invoice,
                Letter.reminder(invoice, event));
    }

    private Invoice invoice(String number) {
        return invoices.find(InvoiceNumber.parse(number))
                .orElseThrow(() -> new IllegalStateException("invoice " + number + " is not known"))
                .invoice();
    }

    private void send(String noticeId, String kind, Invoice invoice, Letter letter) {
        Account account = current(invoice.content().account());
        if (accounts.isNoticeSent(account.id(), noticeId)) {
            return;
        }
        String messageId =
                mail.send(account.email(), invoice.content().seller().email(), letter);
        note(noticeId, kind, invoice, account, messageId);
    }

    /** The account as it is now: its address may have been corrected since the invoice. */
    private Account current(Account issuedTo) {
        return accounts.findAccount(issuedTo.id()).map(Versioned::value).orElse(issuedTo);
    }

    private void note(
            String noticeId, String kind, Invoice invoice, Account account, String messageId) {
        String number = invoice.number().toString();
        AccountId id = account.id();
        Notice notice =
                new Notice(noticeId, kind, number, id, account.email(), messageId, clock.instant());
        Commit commit = dynamo.begin();
        accounts.addNotice(commit, notice);
        accounts.publish(
                commit, NoticeSent.of(notice.sentAt(), noticeId, kind, number, id.value()));
        // refused: the notice was noted before, by a run beside this one
        dynamo.commit(commit);
    }
}

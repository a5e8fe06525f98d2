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
import io.billfold.store.DocumentStore;
import io.billfold.store.Dynamo;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.Money;

import java.time.InstantSource;

/**
 * Sends a notice and notes that it was sent. The mail service has no keys against repeats: a run
 * that stops between the mail and the note sends it again, so a customer may get it twice, but
 * never not at all.
 */
@Singleton
class SendNotice {
    private final AccountStore accounts;
    private final InvoiceStore invoices;
    private final ReceivableStore receivables;
    private final DocumentStore documents;
    private final Mail mail;
    private final Dynamo dynamo;
    private final InstantSource clock;

    SendNotice(
            AccountStore accounts,
            InvoiceStore invoices,
            ReceivableStore receivables,
            DocumentStore documents,
            Mail mail,
            Dynamo dynamo,
            InstantSource clock) {
        this.accounts = accounts;
        this.invoices = invoices;
        this.receivables = receivables;
        this.documents = documents;
        this.mail = mail;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** Sends a customer a new invoice or credit note. */
    void send(InvoiceRendered event) {
        InvoiceRecord issued = issued(event.number());
        Invoice invoice = issued.invoice();
        Money open =
                receivables
                        .find(invoice.number())
                        .map(read -> read.value().open())
                        .orElseGet(invoice::total);
        send("invoice:" + event.number(), "invoice", issued, Letter.issued(invoice, open));
    }

    /** Reminds a customer of an overdue invoice, unless it was paid or disputed meanwhile. */
    void send(ReminderDue event) {
        InvoiceRecord issued = issued(event.number());
        if (isStillOwed(issued.invoice().number())) {
            send(
                    "reminder:" + event.number() + ":" + event.level(),
                    "reminder",
                    issued,
                    Letter.reminder(issued.invoice(), event));
        }
    }

    private InvoiceRecord issued(String number) {
        return invoices.find(InvoiceNumber.parse(number))
                .orElseThrow(
                        () -> new IllegalStateException("invoice " + number + " is not known"));
    }

    private boolean isStillOwed(InvoiceNumber number) {
        return receivables
                .find(number)
                .map(Versioned::value)
                .filter(receivable -> receivable.open().isPositive())
                .filter(receivable -> receivable.pausedBy() == null)
                .isPresent();
    }

    private void send(String noticeId, String kind, InvoiceRecord issued, Letter letter) {
        Invoice invoice = issued.invoice();
        Account account = current(invoice.content().account());
        if (accounts.isNoticeSent(account.id(), noticeId)) {
            return;
        }
        String replyTo = invoice.content().seller().email();
        String messageId =
                mail.send(account.email(), replyTo, letter, invoice.number() + ".pdf", pdf(issued));
        note(noticeId, kind, invoice, account, messageId);
    }

    private byte[] pdf(InvoiceRecord issued) {
        InvoiceRecord.Rendition rendition = issued.rendition();
        if (rendition == null) {
            throw new IllegalStateException(
                    "invoice " + issued.invoice().number() + " has no document yet");
        }
        return documents.content(rendition.documentKey());
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

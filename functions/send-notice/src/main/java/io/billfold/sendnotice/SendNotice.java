package io.billfold.sendnotice;

import io.billfold.billing.account.Sending;
import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.billing.document.Reminder;
import io.billfold.billing.dunning.DunningPolicy;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.DeliveryRequested;
import io.billfold.events.InvoiceRendered;
import io.billfold.events.ReminderDue;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.util.List;

/** Brings documents to their customers the way that each account chose. */
@Singleton
class SendNotice {
    private final Documents documents;
    private final SendMail mail;
    private final HandOver handOver;
    private final Notes notes;
    private final DunningPolicy policy;
    private final InstantSource clock;

    SendNotice(
            Documents documents,
            SendMail mail,
            HandOver handOver,
            Notes notes,
            DunningPolicy policy,
            InstantSource clock) {
        this.documents = documents;
        this.mail = mail;
        this.handOver = handOver;
        this.notes = notes;
        this.policy = policy;
        this.clock = clock;
    }

    /** Sends a customer a new invoice or credit note. */
    void send(InvoiceRendered event) {
        InvoiceNumber number = InvoiceNumber.parse(event.number());
        send(DeliveryId.ofInvoice(number), "invoice:" + number);
    }

    /** Sends a document once more. */
    void send(DeliveryRequested event) {
        DeliveryId id = event.id();
        send(id, "invoice:" + id.number() + ":" + id.attempt());
    }

    private void send(DeliveryId id, String noticeId) {
        Addressed to = documents.find(id.number());
        switch (to.account().sending()) {
            case Sending.Email _ ->
                    mail.send(
                            id,
                            noticeId,
                            to,
                            enclosure -> Letter.issued(to, documents.open(to.invoice()), enclosure),
                            List.of());
            case Sending.Portal(String portal) -> {
                Report report = Report.of(Step.TO_UPLOAD, clock.instant(), "");
                notes.decided(id, to, Channel.PORTAL, portal, report);
            }
            case Sending.Peppol() -> handOver.handOver(id, to);
        }
    }

    /**
     * Reminds a customer of an overdue invoice, unless it was paid or disputed meanwhile: by mail,
     * whichever way its documents go.
     */
    void send(ReminderDue event) {
        InvoiceNumber number = InvoiceNumber.parse(event.number());
        if (documents.isStillOwed(number)) {
            Addressed to = documents.find(number);
            Reminder reminder = ReminderLetter.of(to, event, policy);
            mail.send(
                    DeliveryId.ofReminder(number, event.level()),
                    "reminder:" + number + ":" + event.level(),
                    to,
                    enclosure -> Letter.reminder(to, event, reminder.level(), enclosure),
                    List.of(
                            ReminderLetter.pdf(
                                    reminder,
                                    to,
                                    event,
                                    documents.logo(reminder.letter().rendering()))));
        }
    }
}

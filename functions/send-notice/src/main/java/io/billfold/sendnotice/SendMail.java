package io.billfold.sendnotice;

import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.store.MailAddressStore;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Sends a mail and notes that it was sent, or notes that none may be sent to its address. The mail
 * service has no keys against repeats: a run that stops between the mail and the note sends it
 * again, so a customer may get it twice, but never not at all.
 */
@Singleton
class SendMail {
    private final MailAddressStore addresses;
    private final Enclosing enclosing;
    private final Mail mail;
    private final Notes notes;
    private final InstantSource clock;

    SendMail(
            MailAddressStore addresses,
            Enclosing enclosing,
            Mail mail,
            Notes notes,
            InstantSource clock) {
        this.addresses = addresses;
        this.enclosing = enclosing;
        this.mail = mail;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Sends a document.
     *
     * @param noticeId sent once
     * @param letter writes the mail around its document
     * @param before files that come before the document
     */
    void send(
            DeliveryId id,
            String noticeId,
            Addressed to,
            Function<Enclosure, Letter> letter,
            List<PdfFile> before) {
        if (mayGo(id, noticeId, to)) {
            Enclosure enclosure = enclosing.enclose(to, id);
            send(id, noticeId, to, letter.apply(enclosure), files(before, enclosure));
        }
    }

    /** Sends a mail that no document goes with. */
    void send(DeliveryId id, String noticeId, Addressed to, Letter letter) {
        if (mayGo(id, noticeId, to)) {
            send(id, noticeId, to, letter, List.of());
        }
    }

    /** Whether it was not sent yet and mail may go to the address; that none may is noted. */
    private boolean mayGo(DeliveryId id, String noticeId, Addressed to) {
        if (notes.isSent(to, noticeId)) {
            return false;
        }
        String email = to.account().email();
        if (addresses.isBlocked(email)) {
            String why = "mail to this address came back, or was called spam: see the address";
            Report held = Report.of(Step.HELD_BACK, clock.instant(), why);
            notes.decided(id, to, Channel.EMAIL, email, held);
            return false;
        }
        return true;
    }

    private void send(
            DeliveryId id, String noticeId, Addressed to, Letter letter, List<PdfFile> files) {
        String replyTo = to.invoice().content().seller().email();
        Mail.Mailing mailing = new Mail.Mailing(id, to.account().email(), replyTo, letter, files);
        notes.sent(noticeId, id, to, mail.send(mailing));
    }

    private static List<PdfFile> files(List<PdfFile> before, Enclosure enclosure) {
        List<PdfFile> files = new ArrayList<>(before);
        switch (enclosure) {
            case Enclosure.Attached(PdfFile file) -> files.add(file);
            case Enclosure.Linked _ -> {
                // it stays where it is
            }
        }
        return files;
    }
}

package io.billfold.sendnotice;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.collecting.ExpiryNotice;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.events.PaymentMethodExpiring;
import io.billfold.store.PaymentMethodStore;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/** Tells customers by mail that what they pay with will expire. */
@Singleton
class SendExpiry {
    private final Documents documents;
    private final PaymentMethodStore methods;
    private final SendMail mail;
    private final InstantSource clock;

    SendExpiry(
            Documents documents, PaymentMethodStore methods, SendMail mail, InstantSource clock) {
        this.documents = documents;
        this.methods = methods;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * Sends a notice once, unless what expires was replaced, refused or removed meanwhile, or has
     * expired. The seller of the account's latest invoice writes: an account that was never
     * invoiced is told nothing.
     */
    void send(PaymentMethodExpiring event) {
        AccountId account = new AccountId(event.accountId());
        Optional<ExpiryNotice> notice = methods.find(account).value().notice(event.key());
        Optional<Addressed> latest = documents.latest(account);
        if (notice.isPresent() && latest.isPresent() && !hasExpired(notice.get(), latest.get())) {
            Addressed to = latest.get();
            DeliveryId id = DeliveryId.ofExpiry(to.invoice().number(), event.key());
            String noticeId = "expiry:" + account + "." + event.key();
            mail.send(id, noticeId, to, Letter.expiring(to, notice.get()));
        }
    }

    private boolean hasExpired(ExpiryNotice notice, Addressed to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), to.account().zone());
        return today.isAfter(notice.lastOn());
    }
}

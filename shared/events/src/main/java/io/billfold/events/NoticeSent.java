package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * A customer was sent an invoice, a reminder, or a notice that a payment method expires.
 *
 * @param kind {@code invoice}, {@code reminder} or {@code expiry}
 * @param number the invoice; of a notice about a payment method the latest of its account
 */
@Serdeable
public record NoticeSent(
        int version,
        String eventId,
        Instant occurredAt,
        String noticeId,
        String kind,
        String number,
        String accountId)
        implements BillfoldEvent {
    public NoticeSent {
        Versions.check("NoticeSent", version);
    }

    public static NoticeSent of(
            Instant occurredAt, String noticeId, String kind, String number, String accountId) {
        return new NoticeSent(
                1, "NoticeSent:" + noticeId, occurredAt, noticeId, kind, number, accountId);
    }
}

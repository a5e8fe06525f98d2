package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/** Money was booked and applied to an invoice. */
@Serdeable
public record PaymentRecorded(
        int version,
        String eventId,
        Instant occurredAt,
        String paymentId,
        String number,
        String accountId,
        String currency,
        String amount,
        String applied,
        String unapplied)
        implements BillfoldEvent {
    public PaymentRecorded {
        Versions.check("PaymentRecorded", version);
    }

    public static PaymentRecorded of(
            Instant occurredAt,
            String paymentId,
            String number,
            String accountId,
            String currency,
            String amount,
            String applied,
            String unapplied) {
        return new PaymentRecorded(
                1,
                "PaymentRecorded:" + paymentId,
                occurredAt,
                paymentId,
                number,
                accountId,
                currency,
                amount,
                applied,
                unapplied);
    }
}

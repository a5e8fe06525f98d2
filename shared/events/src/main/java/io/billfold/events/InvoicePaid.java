package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/** Nothing is owed on an invoice any more. */
@Serdeable
public record InvoicePaid(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String accountId,
        String paymentId)
        implements BillfoldEvent {
    public InvoicePaid {
        Versions.check("InvoicePaid", version);
    }

    public static InvoicePaid of(
            Instant occurredAt, String number, String accountId, String paymentId) {
        return of(occurredAt, number, accountId, paymentId, paymentId);
    }

    /**
     * Of money that can pay an invoice more than once, as what it settles can be undone.
     *
     * @param step what of it paid the invoice this time: a part of the event's id
     */
    public static InvoicePaid of(
            Instant occurredAt, String number, String accountId, String paymentId, String step) {
        return new InvoicePaid(
                1, "InvoicePaid:" + number + "." + step, occurredAt, number, accountId, paymentId);
    }
}

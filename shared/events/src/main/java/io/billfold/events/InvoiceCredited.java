package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * A credit note was issued for an invoice.
 *
 * @param number the invoice
 * @param creditNote the credit note's number
 * @param amount what it gives back, with its tax
 * @param settled what it took off what was owed on the invoice; the rest is account credit
 * @param open what is still owed on the invoice
 */
@Serdeable
public record InvoiceCredited(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String creditNote,
        String seller,
        String accountId,
        String currency,
        String amount,
        String settled,
        String open)
        implements BillfoldEvent {
    public InvoiceCredited {
        Versions.check("InvoiceCredited", version);
    }

    public static InvoiceCredited of(
            Instant occurredAt,
            String number,
            String creditNote,
            String seller,
            String accountId,
            String currency,
            String amount,
            String settled,
            String open) {
        return new InvoiceCredited(
                1,
                "InvoiceCredited:" + creditNote,
                occurredAt,
                number,
                creditNote,
                seller,
                accountId,
                currency,
                amount,
                settled,
                open);
    }
}

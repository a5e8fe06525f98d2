package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.time.LocalDate;

/** An invoice has its number and is in the ledger. It never changes again. */
@Serdeable
public record InvoiceIssued(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String draftId,
        String seller,
        String accountId,
        String currency,
        String net,
        String tax,
        String total,
        LocalDate issuedOn,
        LocalDate dueOn)
        implements BillfoldEvent {
    public InvoiceIssued {
        Versions.check("InvoiceIssued", version);
    }

    public static InvoiceIssued of(
            Instant occurredAt,
            String number,
            String draftId,
            String seller,
            String accountId,
            String currency,
            String net,
            String tax,
            String total,
            LocalDate issuedOn,
            LocalDate dueOn) {
        return new InvoiceIssued(
                1,
                "InvoiceIssued:" + number,
                occurredAt,
                number,
                draftId,
                seller,
                accountId,
                currency,
                net,
                tax,
                total,
                issuedOn,
                dueOn);
    }
}

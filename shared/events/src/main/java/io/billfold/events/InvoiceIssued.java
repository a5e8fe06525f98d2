package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An invoice or a credit note has its number and is in the ledger. It never changes again.
 *
 * @param kind {@code invoice} or {@code credit_note}, whose amounts mean what is given back; null
 *     in events that are older than credit notes
 * @param corrects the invoice that a credit note or an additional invoice is about, or null
 */
@Serdeable
public record InvoiceIssued(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        @Nullable String kind,
        @Nullable String corrects,
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
            @Nullable String kind,
            @Nullable String corrects,
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
                kind,
                corrects,
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

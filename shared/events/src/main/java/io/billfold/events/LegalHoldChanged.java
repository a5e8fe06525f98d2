package io.billfold.events;

import io.billfold.billing.access.LegalHold;
import io.billfold.billing.invoice.Invoice;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * An invoice's documents were put under legal hold, or released.
 *
 * @param number the invoice
 * @param seller who issued it
 * @param accountId whom
 * @param held whether they are held now
 * @param reason why
 * @param changedBy who did it
 */
@Serdeable
public record LegalHoldChanged(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String seller,
        String accountId,
        boolean held,
        String reason,
        String changedBy)
        implements BillfoldEvent {
    public LegalHoldChanged {
        Versions.check("LegalHoldChanged", version);
    }

    /**
     * Of an invoice.
     *
     * @param change which change of the invoice's hold it is, from 1
     */
    public static LegalHoldChanged of(LegalHold hold, Invoice invoice, long change) {
        return new LegalHoldChanged(
                1,
                "LegalHoldChanged:" + hold.number() + "." + change,
                hold.changedAt(),
                hold.number().toString(),
                invoice.content().seller().id().value(),
                invoice.content().account().id().value(),
                hold.isHeld(),
                hold.reason(),
                hold.changedBy());
    }
}

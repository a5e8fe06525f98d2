package io.billfold.events;

import io.billfold.billing.refunding.RefundPart;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * A part of a refund was written down, and its provider is to be asked.
 *
 * @param key tells the part from all others; its provider gets it
 */
@Serdeable
public record RefundPartRequested(
        int version,
        String eventId,
        Instant occurredAt,
        String key,
        String refundId,
        String accountId,
        String seller,
        String currency,
        String amount)
        implements BillfoldEvent {
    public RefundPartRequested {
        Versions.check("RefundPartRequested", version);
    }

    public static RefundPartRequested of(Instant occurredAt, RefundPart part) {
        return new RefundPartRequested(
                1,
                "RefundPartRequested:" + part.key(),
                occurredAt,
                part.key(),
                part.refundId(),
                part.account().value(),
                part.seller().value(),
                part.amount().getCurrencyUnit().getCode(),
                part.amount().getAmount().toPlainString());
    }
}

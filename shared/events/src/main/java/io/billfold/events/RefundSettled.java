package io.billfold.events;

import io.billfold.billing.refunding.RefundPart;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * What came of a part of a refund: its provider pays it, or a person must.
 *
 * @param key tells the part from all others; its provider gets it
 * @param outcome done, failed or by_hand
 */
@Serdeable
public record RefundSettled(
        int version,
        String eventId,
        Instant occurredAt,
        String key,
        String refundId,
        String accountId,
        String seller,
        String currency,
        String amount,
        String outcome)
        implements BillfoldEvent {
    public RefundSettled {
        Versions.check("RefundSettled", version);
    }

    public static RefundSettled of(Instant occurredAt, RefundPart part) {
        return new RefundSettled(
                1,
                // one that was done may fail later, which is told, too
                "RefundSettled:" + part.key() + "." + Forms.wordOf(part.state()),
                occurredAt,
                part.key(),
                part.refundId(),
                part.account().value(),
                part.seller().value(),
                part.amount().getCurrencyUnit().getCode(),
                part.amount().getAmount().toPlainString(),
                Forms.wordOf(part.state()));
    }
}

package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Account credit is to be paid out.
 *
 * @param refundId chosen by whoever asked, once per account
 * @param balance the account credit afterwards
 * @param creditNote that gave it back, or null; in events that are older it is not there
 */
@Serdeable
public record RefundRequested(
        int version,
        String eventId,
        Instant occurredAt,
        String refundId,
        String seller,
        String accountId,
        String currency,
        String amount,
        String reason,
        String balance,
        @Nullable String creditNote)
        implements BillfoldEvent {
    public RefundRequested {
        Versions.check("RefundRequested", version);
    }

    public static RefundRequested of(
            Instant occurredAt,
            String refundId,
            String seller,
            String accountId,
            String currency,
            String amount,
            String reason,
            String balance,
            @Nullable String creditNote) {
        return new RefundRequested(
                1,
                "RefundRequested:" + accountId + "." + refundId,
                occurredAt,
                refundId,
                seller,
                accountId,
                currency,
                amount,
                reason,
                balance,
                creditNote);
    }
}

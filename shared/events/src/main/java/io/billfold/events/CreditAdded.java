package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * A credit note gave back more than was owed: the rest is account credit.
 *
 * @param balance the account credit afterwards
 */
@Serdeable
public record CreditAdded(
        int version,
        String eventId,
        Instant occurredAt,
        String creditNote,
        String seller,
        String accountId,
        String currency,
        String amount,
        String balance)
        implements BillfoldEvent {
    public CreditAdded {
        Versions.check("CreditAdded", version);
    }

    public static CreditAdded of(
            Instant occurredAt,
            String creditNote,
            String seller,
            String accountId,
            String currency,
            String amount,
            String balance) {
        return new CreditAdded(
                1,
                "CreditAdded:" + creditNote,
                occurredAt,
                creditNote,
                seller,
                accountId,
                currency,
                amount,
                balance);
    }
}

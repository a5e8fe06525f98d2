package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * An invoice used account credit when it was issued.
 *
 * @param amount what it used
 * @param open what is still owed on the invoice
 * @param balance the account credit afterwards
 */
@Serdeable
public record CreditApplied(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String seller,
        String accountId,
        String currency,
        String amount,
        String open,
        String balance)
        implements BillfoldEvent {
    public CreditApplied {
        Versions.check("CreditApplied", version);
    }

    public static CreditApplied of(
            Instant occurredAt,
            String number,
            String seller,
            String accountId,
            String currency,
            String amount,
            String open,
            String balance) {
        return new CreditApplied(
                1,
                "CreditApplied:" + number,
                occurredAt,
                number,
                seller,
                accountId,
                currency,
                amount,
                open,
                balance);
    }
}

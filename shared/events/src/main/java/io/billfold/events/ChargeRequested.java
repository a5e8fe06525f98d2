package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * A try to collect an invoice was written down, and its provider is to be asked: to make it, or
 * what became of it. Everything else stands with the try.
 *
 * @param attempt number of the try, from 1
 * @param lookup 0 to make it; from 1, to ask what became of it, one number for each time
 */
@Serdeable
public record ChargeRequested(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String accountId,
        String seller,
        int attempt,
        int lookup)
        implements BillfoldEvent {
    public ChargeRequested {
        Versions.check("ChargeRequested", version);
    }

    public static ChargeRequested of(
            Instant occurredAt,
            String number,
            String accountId,
            String seller,
            int attempt,
            int lookup) {
        return new ChargeRequested(
                1,
                "ChargeRequested:" + number + "." + attempt + "." + lookup,
                occurredAt,
                number,
                accountId,
                seller,
                attempt,
                lookup);
    }
}

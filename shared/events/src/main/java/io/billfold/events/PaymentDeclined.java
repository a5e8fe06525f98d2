package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * A try to collect an invoice was refused. What comes next is decided by its listener.
 *
 * @param attempt number of the try, from 1
 * @param kind what it means for another try: soft, hard, authentication or fault
 * @param reason as the provider and the network told it
 */
@Serdeable
public record PaymentDeclined(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String accountId,
        String seller,
        int attempt,
        String methodId,
        String kind,
        String reason)
        implements BillfoldEvent {
    public PaymentDeclined {
        Versions.check("PaymentDeclined", version);
    }

    public static PaymentDeclined of(
            Instant occurredAt,
            String number,
            String accountId,
            String seller,
            int attempt,
            String methodId,
            String kind,
            String reason) {
        return new PaymentDeclined(
                1,
                "PaymentDeclined:" + number + "." + attempt,
                occurredAt,
                number,
                accountId,
                seller,
                attempt,
                methodId,
                kind,
                reason);
    }
}

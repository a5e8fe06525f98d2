package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * What an account pays with was changed: what is due may now be collected.
 *
 * @param change counted from 1
 */
@Serdeable
public record PaymentMethodsChanged(
        int version, String eventId, Instant occurredAt, String accountId, long change)
        implements BillfoldEvent {
    public PaymentMethodsChanged {
        Versions.check("PaymentMethodsChanged", version);
    }

    public static PaymentMethodsChanged of(Instant occurredAt, String accountId, long change) {
        return new PaymentMethodsChanged(
                1,
                "PaymentMethodsChanged:" + accountId + "." + change,
                occurredAt,
                accountId,
                change);
    }
}

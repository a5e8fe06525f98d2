package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/** An order started a subscription. */
@Serdeable
public record OrderAccepted(
        int version,
        String eventId,
        Instant occurredAt,
        String orderId,
        String subscriptionId,
        String accountId,
        String seller,
        String currency,
        @Nullable LocalDate nextBillingOn)
        implements BillfoldEvent {
    public OrderAccepted {
        Versions.check("OrderAccepted", version);
    }

    public static OrderAccepted of(
            Instant occurredAt,
            String orderId,
            String subscriptionId,
            String accountId,
            String seller,
            String currency,
            @Nullable LocalDate nextBillingOn) {
        return new OrderAccepted(
                1,
                "OrderAccepted:" + orderId,
                occurredAt,
                orderId,
                subscriptionId,
                accountId,
                seller,
                currency,
                nextBillingOn);
    }
}
